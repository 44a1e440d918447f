//! The static files: contrast, twin dark tokens, icons that exist, weight.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn css() -> String {
    std::fs::read_to_string(root().join("static/app.css")).expect("the style sheet")
}

/// The declarations between two marker comments, one map a block.
fn blocks(css: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    css.split(&format!("/* {name}:begin */"))
        .skip(1)
        .map(|rest| {
            let body = rest.split(&format!("/* {name}:end */")).next().expect("an end");
            body.split(';')
                .filter_map(|line| {
                    let (key, value) = line.rsplit_once(':')?;
                    let at = key.rfind("--")?;
                    Some((key[at + 2..].trim().to_string(), value.trim().to_lowercase()))
                })
                .collect()
        })
        .collect()
}

/// Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2, definition of relative luminance).
fn luminance(hex: &str) -> f64 {
    let digits: Vec<u32> = hex.trim_start_matches('#').chars().filter_map(|c| c.to_digit(16)).collect();
    let channels: Vec<f64> = match digits.len() {
        3 => digits.iter().map(|d| f64::from(d * 17)).collect(),
        6 => digits.chunks(2).map(|p| f64::from(p[0] * 16 + p[1])).collect(),
        _ => panic!("{hex} is no colour"),
    };
    let linear = |c: f64| {
        let c = c / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2])
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Foreground, background, least contrast: 4.5 for text, 3 for parts (WCAG 2.2, 1.4.3 and 1.4.11).
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "bg", 4.5),
    ("ink", "surface", 4.5),
    ("ink-2", "surface", 4.5),
    ("ink-2", "bg", 4.5),
    ("ink-3", "bg", 4.5),
    ("ink-3", "surface", 4.5),
    ("ink-3", "sunken", 4.5),
    ("link", "bg", 4.5),
    ("link", "surface", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-hover", 4.5),
    ("good-ink", "good-soft", 4.5),
    ("warn-ink", "warn-soft", 4.5),
    ("bad-ink", "bad-soft", 4.5),
    ("info-ink", "info-soft", 4.5),
    ("neutral-ink", "neutral-soft", 4.5),
    ("gold-ink", "gold-soft", 4.5),
    ("line-strong", "surface", 3.0),
    ("focus", "bg", 3.0),
    ("viz-1", "viz-track", 3.0),
    ("viz-low", "viz-track", 3.0),
    ("viz-need", "viz-1", 3.0),
];

#[test]
fn colours_have_the_contrast_that_people_need() {
    let css = css();
    let mut wrong = Vec::new();
    for scheme in ["light", "dark"] {
        let tokens = blocks(&css, scheme).into_iter().next().expect("tokens");
        for (fore, back, least) in PAIRS {
            let (Some(fore_colour), Some(back_colour)) = (tokens.get(*fore), tokens.get(*back)) else {
                wrong.push(format!("{scheme}: {fore} or {back} is missing"));
                continue;
            };
            let measured = contrast(fore_colour, back_colour);
            if measured < *least {
                wrong.push(format!("{scheme}: {fore} on {back} has {measured:.2}, needs {least}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_two_copies_of_the_dark_tokens_are_the_same() {
    let copies = blocks(&css(), "dark");
    assert_eq!(copies.len(), 2);
    assert!(copies[0].len() > 30, "{} tokens", copies[0].len());
    assert_eq!(copies[0], copies[1]);
}

fn files_below(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            files_below(&entry.path(), out);
        } else {
            out.push(entry.path());
        }
    }
}

#[test]
fn every_icon_that_a_template_names_is_in_the_sprite() {
    let sprite = std::fs::read_to_string(root().join("static/icons.svg")).expect("the sprite");
    let mut files = Vec::new();
    files_below(&root().join("templates"), &mut files);
    let mut missing = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a template");
        for start in ["ui::icon(\"", "icon = \"", "ui::icon_button(\"", "#i-"] {
            for (at, _) in text.match_indices(start) {
                let name: String =
                    text[at + start.len()..].chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
                if !name.is_empty() && !sprite.contains(&format!("id=\"i-{name}\"")) {
                    missing.insert(format!("{name} in {}", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The bytes of a static file as a release sends it.
pub fn brotli(path: &str) -> usize {
    let data = std::fs::read(root().join("static").join(path)).expect("a static file");
    let mut out = Vec::new();
    brotli::BrotliCompress(
        &mut std::io::Cursor::new(data),
        &mut out,
        &brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() },
    )
    .expect("compressed");
    out.len()
}

#[test]
fn pages_keep_their_weight_budget() {
    let kib = |path: &str| brotli(path) as f64 / 1024.0;
    assert!(kib("app.css") <= 16.0, "app.css {:.1} KiB", kib("app.css"));
    assert!(kib("icons.svg") <= 4.0, "icons.svg {:.1} KiB", kib("icons.svg"));
    assert!(kib("seat.js") <= 8.0, "seat.js {:.1} KiB", kib("seat.js"));
    assert!(kib("app.js") <= 25.0, "app.js {:.1} KiB", kib("app.js"));
    let font = std::fs::metadata(root().join("static/fonts/inter-latin.woff2")).expect("the font").len() as f64 / 1024.0;
    // First load of a candidate's page: 60 KiB with the font; the page itself has the rest.
    let parts = kib("app.css") + kib("icons.svg") + kib("seat.js") + font;
    assert!(parts <= 54.0, "{parts:.1} KiB before the page itself");
}
