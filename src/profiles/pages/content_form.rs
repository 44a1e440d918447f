//! The form of the second step: from a profile or from what was sent, and on to typed values.

use crate::error::Result;
use crate::kit::ids::{AttributeId, ResponsibilityId, SkillId};
use crate::kit::{Level, text};
use crate::profiles::actions::Content;
use crate::profiles::{ContentAttribute, ProfileContent, rules};
use crate::web::Fields;

/// A button of the form besides saving. Each saves first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    Save,
    Review,
    Show,
    Preview,
    Balance,
    FindSkill,
    FindResponsibility,
    NewAttribute,
    Up(String),
    Down(String),
    Remove(String),
    Drop(String),
    RemoveAttribute(String),
}

impl Deed {
    pub(super) fn of(fields: &Fields) -> Deed {
        let (word, of) = fields.value("do").split_once(':').unwrap_or((fields.value("do"), ""));
        let of = of.to_string();
        match word {
            "review" => Deed::Review,
            "show" => Deed::Show,
            "preview" => Deed::Preview,
            "balance" => Deed::Balance,
            "find-skill" => Deed::FindSkill,
            "find-responsibility" => Deed::FindResponsibility,
            "new-attribute" => Deed::NewAttribute,
            "up" => Deed::Up(of),
            "down" => Deed::Down(of),
            "remove" => Deed::Remove(of),
            "drop" => Deed::Drop(of),
            "remove-attribute" => Deed::RemoveAttribute(of),
            _ => Deed::Save,
        }
    }
    fn removes_skill(&self, id: &str) -> bool {
        matches!(self, Deed::Remove(of) if of == id)
    }
    fn removes_attribute(&self, id: &str) -> bool {
        matches!(self, Deed::RemoveAttribute(of) if of == id)
    }

    /// Does to the content what the button says.
    pub(super) fn apply(&self, content: &mut Content) {
        let at = |id: &String, content: &Content| content.skills.iter().position(|(skill, ..)| skill.as_str() == id);
        match self {
            Deed::Up(id) => {
                if let Some(i) = at(id, content).filter(|i| *i > 0) {
                    content.skills.swap(i, i - 1);
                }
            }
            Deed::Down(id) => {
                if let Some(i) = at(id, content).filter(|i| i + 1 < content.skills.len()) {
                    content.skills.swap(i, i + 1);
                }
            }
            Deed::Drop(id) => content.responsibilities.retain(|r| r.as_str() != id),
            Deed::Balance => {
                let weights: Vec<i32> = content.skills.iter().map(|s| s.2).collect();
                for (skill, weight) in content.skills.iter_mut().zip(rules::balance(&weights)) {
                    skill.2 = weight;
                }
            }
            _ => {}
        }
    }
}

/// The fields of a profile as it is kept.
pub(super) fn fields_of(content: &ProfileContent, revision: i32) -> Fields {
    let mut fields = Fields::from_pairs([("revision", revision.to_string()), ("description", content.description_md.clone())]);
    for skill in &content.skills {
        let id = &skill.skill;
        fields.push("skill", id.to_string());
        fields.push(&format!("level-{id}"), skill.level.to_string());
        fields.push(&format!("weight-{id}"), skill.weight.to_string());
        if skill.must_have {
            fields.push(&format!("must-{id}"), "1");
        }
    }
    for one in &content.responsibilities {
        fields.push("responsibility", one.id.to_string());
    }
    for attribute in &content.attributes {
        let id = &attribute.id;
        fields.push("attribute", id.to_string());
        fields.push(&format!("name-{id}"), attribute.name.clone());
        fields.push(&format!("about-{id}"), attribute.description.clone());
        for (n, anchor) in (1..).zip(&attribute.anchors) {
            fields.push(&format!("anchor{n}-{id}"), anchor.clone());
        }
    }
    fields
}

/// The content of a form, and the revision it was made from. What the button removes need not be right; an attribute of
/// which nothing was written is left out.
pub(super) fn parse(fields: &Fields, deed: &Deed) -> Result<(Content, i32)> {
    let mut parse = fields.parse();
    let mut skills: Vec<(SkillId, Level, i32, bool)> = Vec::new();
    for typed in fields.all("skill").filter(|id| !deed.removes_skill(id)) {
        let Ok(id) = typed.parse::<SkillId>() else {
            parse.error("skills", "One of the skills is not in the catalogue any more. Take it out and choose another.");
            continue;
        };
        if skills.iter().any(|s| s.0 == id) {
            continue;
        }
        let level = parse.choice_or(&format!("level-{typed}"), "a level", Level::Working);
        let weight = parse.number(&format!("weight-{typed}"), "a weight", 1..=100);
        let must = parse.ticked(&format!("must-{typed}"));
        skills.push((id, level, weight, must));
    }
    if skills.len() > rules::SKILLS_MOST {
        parse.error("skills", format!("A profile holds at most {} skills.", rules::SKILLS_MOST));
    }
    let mut responsibilities: Vec<ResponsibilityId> = Vec::new();
    for typed in fields.all("responsibility") {
        match typed.parse() {
            Ok(id) if !responsibilities.contains(&id) => responsibilities.push(id),
            Ok(_) => {}
            Err(_) => parse
                .error("responsibilities", "One of the responsibilities is not in the catalogue any more. Take it out and choose another."),
        }
    }
    let description_md = parse.text("description", "a description", rules::DESCRIPTION_MOST);
    let mut attributes: Vec<ContentAttribute> = Vec::new();
    for typed in fields.all("attribute").filter(|id| !deed.removes_attribute(id)) {
        let Ok(id) = typed.parse::<AttributeId>() else {
            parse.error("attributes", "This form is out of date. Load the page again.");
            continue;
        };
        if is_blank(fields, typed) || attributes.iter().any(|a| a.id == id) {
            continue;
        }
        let name = parse.line(&format!("name-{typed}"), "a name for what is rated", 80);
        let description = parse.optional_line(&format!("about-{typed}"), "a description", 300);
        let anchors = [1, 2, 3, 4, 5].map(|n| parse.line(&format!("anchor{n}-{typed}"), &format!("what a {n} looks like"), 300));
        attributes.push(ContentAttribute { id, name, description, anchors });
    }
    if attributes.len() > rules::ATTRIBUTES_MOST {
        parse.error("attributes", format!("A profile holds at most {} things to rate.", rules::ATTRIBUTES_MOST));
    }
    let revision = parse.revision();
    parse.done((Content { skills, responsibilities, description_md, attributes }, revision))
}

fn is_blank(fields: &Fields, id: &str) -> bool {
    let names = ["name", "about", "anchor1", "anchor2", "anchor3", "anchor4", "anchor5"];
    names.iter().all(|name| text::one_line(fields.value(&format!("{name}-{id}"))).is_empty())
}

/// Label and words of everything a content says, to show two versions beside each other.
pub(super) fn describe(
    skills: impl Iterator<Item = (String, Level, i32, bool)>,
    work: impl Iterator<Item = String>,
    description: &str,
    attributes: &[ContentAttribute],
) -> Vec<(&'static str, String)> {
    let skills: Vec<String> = skills
        .map(|(name, level, weight, must)| format!("{name}: {}, {weight}%{}", level.label(), if must { ", must have" } else { "" }))
        .collect();
    let work: Vec<String> = work.collect();
    let attributes: Vec<String> = attributes.iter().map(|a| format!("{} ({}): {}", a.name, a.description, a.anchors.join(" / "))).collect();
    vec![
        ("Skills", skills.join("\n")),
        ("Responsibilities", work.join("\n")),
        ("Description", description.to_string()),
        ("Things to rate", attributes.join("\n")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    const SKILL: &str = "01900000-0000-7000-8000-000000000001";
    const OTHER: &str = "01900000-0000-7000-8000-000000000002";

    fn form(weight: &str, deed: &str) -> Fields {
        Fields::from_pairs([
            ("do", deed),
            ("skill", SKILL),
            ("level-01900000-0000-7000-8000-000000000001", "basic"),
            ("weight-01900000-0000-7000-8000-000000000001", weight),
            ("skill", OTHER),
            ("level-01900000-0000-7000-8000-000000000002", "expert"),
            ("weight-01900000-0000-7000-8000-000000000002", "30"),
            ("revision", "3"),
        ])
    }

    #[test]
    fn a_weight_that_is_no_number_is_said_beside_its_field_unless_it_is_removed() {
        let fields = form("many", "save");
        let Err(Error::Invalid(errors)) = parse(&fields, &Deed::of(&fields)) else { panic!("no errors") };
        assert_eq!(errors.get(&format!("weight-{SKILL}")), Some("Enter a weight: a whole number from 1 to 100."));
        let fields = form("many", &format!("remove:{SKILL}"));
        let (content, revision) = parse(&fields, &Deed::of(&fields)).expect("fine without it");
        assert_eq!((content.skills.len(), revision), (1, 3));
    }

    #[test]
    fn skills_move_and_balance() {
        let fields = form("30", &format!("down:{SKILL}"));
        let deed = Deed::of(&fields);
        let mut content = parse(&fields, &deed).expect("fine").0;
        deed.apply(&mut content);
        Deed::Balance.apply(&mut content);
        assert_eq!(content.skills.iter().map(|s| (s.0.as_str(), s.2)).collect::<Vec<_>>(), [(OTHER, 50), (SKILL, 50)]);
        Deed::Down(SKILL.to_string()).apply(&mut content);
        assert_eq!(content.skills[1].0.as_str(), SKILL);
    }
}
