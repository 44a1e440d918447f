//! The catalogue as it ships: the file, parsed once.

use crate::error::{Error, Result};
use crate::kit::Level;
use serde::Deserialize;
use std::sync::LazyLock;

const FILE: &str = include_str!("catalogue.toml");

static PARSED: LazyLock<std::result::Result<Catalogue, String>> = LazyLock::new(|| toml::from_str(FILE).map_err(|e| e.to_string()));

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    #[serde(rename = "area")]
    pub areas: Vec<Area>,
    #[serde(rename = "responsibility")]
    pub responsibilities: Vec<Responsibility>,
    #[serde(rename = "template")]
    pub templates: Vec<Template>,
}

/// A field of skills with what each level means in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub slug: String,
    pub name: String,
    pub description: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub basic: String,
    pub working: String,
    pub advanced: String,
    pub expert: String,
    #[serde(rename = "skill")]
    pub skills: Vec<Skill>,
}

/// A skill of an area.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    pub slug: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub description: String,
    /// Slugs of further areas it belongs to.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A kind of work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    pub slug: String,
    pub name: String,
    pub description: String,
    #[serde(default)]
    pub parts: Vec<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Slugs of skills usually needed for it.
    #[serde(default)]
    pub skills: Vec<String>,
}

/// A job profile to start from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub description_md: String,
    /// Slugs.
    pub responsibilities: Vec<String>,
    #[serde(rename = "skill")]
    pub skills: Vec<TemplateSkill>,
    #[serde(rename = "attribute")]
    pub attributes: Vec<TemplateAttribute>,
}

/// A skill that a template asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSkill {
    /// A slug.
    pub skill: String,
    pub level: Level,
    /// Percent; a template's weights add up to 100.
    pub weight: i32,
    pub must_have: bool,
}

/// An attribute that people rate.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateAttribute {
    pub name: String,
    pub description: String,
    /// What the ratings 1 to 5 look like.
    pub anchors: [String; 5],
}

/// The catalogue of this version of the program.
///
/// # Errors
/// When the embedded file cannot be read: a fault of the build, which a test catches.
pub fn shipped() -> Result<&'static Catalogue> {
    PARSED.as_ref().map_err(|e| Error::internal(format!("catalogue.toml: {e}")))
}

/// A template by its slug.
pub fn template(slug: &str) -> Result<&'static Template> {
    shipped()?.templates.iter().find(|t| t.slug == slug).ok_or(Error::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_file_is_whole_and_every_slug_it_names_is_there() {
        let catalogue = shipped().expect("the file parses");
        let skills: Vec<&str> = catalogue.areas.iter().flat_map(|a| &a.skills).map(|s| s.slug.as_str()).collect();
        let known: HashSet<&str> = skills.iter().copied().collect();
        assert_eq!(known.len(), skills.len(), "a skill's slug is used twice");
        let areas: HashSet<&str> = catalogue.areas.iter().map(|a| a.slug.as_str()).collect();
        assert_eq!(areas.len(), catalogue.areas.len());
        let work: HashSet<&str> = catalogue.responsibilities.iter().map(|r| r.slug.as_str()).collect();
        for area in &catalogue.areas {
            assert_eq!(area.skills[0].slug, area.slug, "the first skill stands for the area");
            for also in area.skills.iter().flat_map(|s| &s.also) {
                assert!(areas.contains(also.as_str()), "{also}");
            }
        }
        for slug in catalogue.responsibilities.iter().flat_map(|r| &r.skills) {
            assert!(known.contains(slug.as_str()), "{slug}");
        }
        for template in &catalogue.templates {
            assert_eq!(template.skills.iter().map(|s| s.weight).sum::<i32>(), 100, "{}", template.slug);
            assert!(template.skills.len() <= 8 && template.skills.iter().any(|s| s.must_have), "{}", template.slug);
            for skill in &template.skills {
                assert!(known.contains(skill.skill.as_str()), "{}", skill.skill);
            }
            for slug in &template.responsibilities {
                assert!(work.contains(slug.as_str()), "{slug}");
            }
        }
    }
}
