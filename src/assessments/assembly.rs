//! "Fill for me": chooses questions that measure what the blueprint asks for, inside the time limit.
//!
//! A greedy fill (each skill once, must-haves and heavy weights first; then whatever helps most per minute) and a small
//! local search that adds, swaps and removes while that makes the whole better. It works on whole numbers and draws
//! lots only from the seed, so the same bank, blueprint and seed always give the same test.

use super::blueprint::shares_at_least_one;
use super::model::{MatchKind, WantedSkill};
use crate::kit::ids::{AreaId, QuestionId, SkillId};
use crate::kit::{Dice, Level};
use std::collections::{BTreeMap, BTreeSet};

/// A question that could be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub question: QuestionId,
    /// Its skills, the main one first.
    pub skills: Vec<SkillId>,
    /// The areas of those skills.
    pub areas: Vec<AreaId>,
    pub level: Level,
    /// The written form of its kind, e.g. "choice"; only sameness matters here.
    pub kind: String,
    /// At least 1.
    pub minutes: u32,
    /// In how many published assessments it already stands: fresh questions are preferred.
    pub uses: u32,
}

/// What is there already and must stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub question: QuestionId,
    /// Index into the wanted skills.
    pub skill: usize,
    pub kind: String,
    pub minutes: u32,
}

/// A chosen question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Index into the candidates.
    pub candidate: usize,
    /// Index into the wanted skills.
    pub skill: usize,
    pub match_kind: MatchKind,
    /// The question's level less the wanted one: -1, 0 or 1.
    pub gap: i32,
}

/// Why a skill stays without any question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfilled {
    /// The bank has none for this skill or its area within one level.
    NoneInBank,
    /// There is one, but no time left or nothing short enough.
    NoTime,
}

/// What the assembly decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assembly {
    /// In the order of the skills, then by minutes: short ones first.
    pub choices: Vec<Choice>,
    /// Skills with a weight or a must-have mark that nothing measures.
    pub unfilled: Vec<(usize, Unfilled)>,
}

impl Choice {
    /// One sentence: why this question is here.
    pub fn say(&self, wanted: &[WantedSkill], candidates: &[Candidate]) -> String {
        let (skill, question) = (&wanted[self.skill], &candidates[self.candidate]);
        let what = match self.match_kind {
            MatchKind::Exact => format!("Measures {}", skill.name),
            MatchKind::Area => format!("Same area as {}", skill.name),
        };
        let level = match self.gap {
            0 => format!("at the level wanted ({})", skill.level.label()),
            gap if gap > 0 => format!("one level above the one wanted ({})", question.level.label()),
            _ => format!("one level below the one wanted ({})", question.level.label()),
        };
        let used = match question.uses {
            0 => "not used before".to_string(),
            1 => "used once before".to_string(),
            n => format!("used {n} times before"),
        };
        format!("{what}, {level}, {} min, {used}.", question.minutes)
    }
}

/// One way to use one candidate: the unit the search works with.
#[derive(Debug, Clone, Copy)]
struct Way {
    candidate: usize,
    skill: usize,
    kind: MatchKind,
    gap: i32,
    minutes: u32,
    flavour: usize,
    dislike: i64,
}

/// How many ways the search keeps for one skill: the best of them, so that a bank of thousands stays quick.
const WAYS_PER_SKILL: usize = 48;
/// How often the local search goes over everything.
const PASSES: usize = 12;

/// Chooses from `candidates` what fits beside `kept`, so that all minutes stay within `limit_minutes`.
///
/// A question that is kept, or whose id stood earlier in the list, is never chosen. A skill with neither weight nor a
/// must-have mark is left alone. Questions more than one level from the wanted one are never chosen.
pub fn assemble(wanted: &[WantedSkill], candidates: &[Candidate], kept: &[Kept], limit_minutes: u32, seed: u64) -> Assembly {
    let weights: Vec<u32> = wanted.iter().map(|s| s.weight).collect();
    let targets = shares_at_least_one(limit_minutes, &weights).unwrap_or_else(|| vec![0; wanted.len()]);
    let mut flavours = BTreeMap::new();
    let ways = ways(wanted, candidates, kept, &mut flavours, seed);
    let mut plan = Plan::new(wanted, targets, kept, limit_minutes, &mut flavours);

    let mut order: Vec<usize> = (0..wanted.len()).filter(|i| asked(&wanted[*i])).collect();
    order.sort_by_key(|i| (!wanted[*i].must_have, std::cmp::Reverse(wanted[*i].weight), *i));
    for skill in order {
        if plan.items[skill] == 0 {
            // The best fit first, however short: the time left is filled afterwards.
            let best = ways
                .iter()
                .filter(|w| w.skill == skill && plan.fits(w))
                .min_by_key(|w| (w.dislike / i64::from(w.minutes), plan.cost_with(w)));
            if let Some(way) = best {
                plan.add(*way);
            }
        }
    }
    while let Some(way) = best_addition(&plan, &ways) {
        plan.add(way);
    }
    for _ in 0..PASSES {
        if !improve(&mut plan, &ways) {
            break;
        }
    }

    let unfilled = (0..wanted.len())
        .filter(|i| asked(&wanted[*i]) && plan.items[*i] == 0)
        .map(|i| (i, if ways.iter().any(|w| w.skill == i) { Unfilled::NoTime } else { Unfilled::NoneInBank }))
        .collect();
    plan.chosen.sort_by_key(|w| (w.skill, w.minutes, w.candidate));
    let choices = plan.chosen.iter().map(|w| Choice { candidate: w.candidate, skill: w.skill, match_kind: w.kind, gap: w.gap }).collect();
    Assembly { choices, unfilled }
}

fn asked(skill: &WantedSkill) -> bool {
    skill.weight > 0 || skill.must_have
}

/// All sound ways, cut to the best of each skill, in an order drawn from the seed so that equals take turns.
fn ways<'a>(
    wanted: &[WantedSkill],
    candidates: &'a [Candidate],
    kept: &[Kept],
    flavours: &mut BTreeMap<&'a str, usize>,
    seed: u64,
) -> Vec<Way> {
    let mut seen: BTreeSet<&QuestionId> = kept.iter().map(|k| &k.question).collect();
    let mut per_skill: Vec<Vec<Way>> = vec![Vec::new(); wanted.len()];
    for (candidate, question) in candidates.iter().enumerate() {
        if !seen.insert(&question.question) {
            continue;
        }
        let next = flavours.len();
        let flavour = *flavours.entry(question.kind.as_str()).or_insert(next);
        let minutes = question.minutes.max(1);
        for (skill, want) in wanted.iter().enumerate().filter(|(_, w)| asked(w)) {
            let exact = question.skills.contains(&want.skill);
            let area = question.areas.contains(&want.area);
            let gap = question.level.rank() - want.level.rank();
            if !(exact || area) || gap.abs() > 1 {
                continue;
            }
            let kind = if exact { MatchKind::Exact } else { MatchKind::Area };
            let side_skill = exact && question.skills.first() != Some(&want.skill);
            // A cost per minute, in the unit of `Plan::cost`: an area match is worth taking only for a skill that is
            // far from its minutes, a level beside the wanted one almost always, a much used question nearly so.
            let per_minute = i64::from(!exact) * 60 + i64::from(gap != 0) * 20 + i64::from(side_skill) * 8;
            let dislike = per_minute * i64::from(minutes) + i64::from(question.uses.min(10)) * 6;
            per_skill[skill].push(Way { candidate, skill, kind, gap, minutes, flavour, dislike });
        }
    }
    let mut dice = Dice::seeded(seed);
    per_skill
        .into_iter()
        .flat_map(|mut ways| {
            dice.shuffle(&mut ways);
            ways.sort_by_key(|w| w.dislike / i64::from(w.minutes));
            ways.truncate(WAYS_PER_SKILL);
            ways
        })
        .collect()
}

/// The test so far.
#[derive(Clone)]
struct Plan<'a> {
    wanted: &'a [WantedSkill],
    targets: Vec<u32>,
    minutes: Vec<u32>,
    items: Vec<u32>,
    /// Per kind, the number of items of it.
    flavours: Vec<u32>,
    used: u32,
    limit: u32,
    dislike: i64,
    chosen: Vec<Way>,
}

impl<'a> Plan<'a> {
    fn new<'k>(wanted: &'a [WantedSkill], targets: Vec<u32>, kept: &'k [Kept], limit: u32, names: &mut BTreeMap<&'k str, usize>) -> Self {
        let (mut minutes, mut items) = (vec![0; wanted.len()], vec![0; wanted.len()]);
        let mut flavours = vec![0; names.len() + kept.len()];
        for item in kept {
            if item.skill < wanted.len() {
                minutes[item.skill] += item.minutes;
                items[item.skill] += 1;
            }
            let next = names.len();
            flavours[*names.entry(item.kind.as_str()).or_insert(next)] += 1;
        }
        let used = kept.iter().map(|k| k.minutes).sum();
        Plan { wanted, targets, minutes, items, flavours, used, limit, dislike: 0, chosen: Vec::new() }
    }

    fn fits(&self, way: &Way) -> bool {
        self.used + way.minutes <= self.limit && !self.has(way)
    }
    fn has(&self, way: &Way) -> bool {
        self.chosen.iter().any(|c| c.candidate == way.candidate)
    }
    fn add(&mut self, way: Way) {
        self.apply(&way, true);
        self.chosen.push(way);
    }
    fn remove(&mut self, at: usize) -> Way {
        let way = self.chosen.remove(at);
        self.apply(&way, false);
        way
    }

    fn apply(&mut self, way: &Way, add: bool) {
        let step = |n: &mut u32, by: u32| if add { *n += by } else { *n -= by };
        step(&mut self.minutes[way.skill], way.minutes);
        step(&mut self.items[way.skill], 1);
        step(&mut self.flavours[way.flavour], 1);
        step(&mut self.used, way.minutes);
        self.dislike += if add { way.dislike } else { -way.dislike };
    }

    /// What is wrong with one skill: missing altogether, then the squared distance from its minutes relative to them.
    fn skill_cost(&self, skill: usize, minutes: u32, items: u32) -> i64 {
        let want = &self.wanted[skill];
        if !asked(want) {
            return 0;
        }
        let (target, minutes) = (i64::from(self.targets[skill].max(1)), i64::from(minutes));
        let distance = 100 * (target - minutes).pow(2) / target;
        let missing = match (items, want.must_have) {
            (0, true) => 1_000_000,
            (0, false) => 100_000,
            _ => 0,
        };
        distance + missing
    }
    /// A test of one kind only measures the kind: each pair of the same kind costs a little.
    fn flavour_cost(n: u32) -> i64 {
        i64::from(n) * (i64::from(n) - 1) * 4
    }

    fn cost(&self) -> i64 {
        let skills: i64 = (0..self.wanted.len()).map(|s| self.skill_cost(s, self.minutes[s], self.items[s])).sum();
        skills + self.flavours.iter().map(|n| Self::flavour_cost(*n)).sum::<i64>() + self.dislike
    }
    /// How the cost changes when `way` comes in; negative is better.
    fn cost_with(&self, way: &Way) -> i64 {
        let (s, f) = (way.skill, self.flavours[way.flavour]);
        let skill =
            self.skill_cost(s, self.minutes[s] + way.minutes, self.items[s] + 1) - self.skill_cost(s, self.minutes[s], self.items[s]);
        skill + Self::flavour_cost(f + 1) - Self::flavour_cost(f) + way.dislike
    }
}

/// The way that helps most per minute, if any helps.
fn best_addition(plan: &Plan<'_>, ways: &[Way]) -> Option<Way> {
    ways.iter()
        .filter(|w| plan.fits(w))
        .map(|w| (plan.cost_with(w), w))
        .filter(|(cost, _)| *cost < 0)
        .min_by_key(|(cost, w)| cost * 1000 / i64::from(w.minutes))
        .map(|(_, w)| *w)
}

/// One pass of the local search: takes each chosen question out, fills the gap with others as well as it can, and keeps
/// the change when the whole became better. True when any did.
fn improve(plan: &mut Plan<'_>, ways: &[Way]) -> bool {
    let mut better = false;
    for out in plan.chosen.clone() {
        let Some(at) = plan.chosen.iter().position(|c| c.candidate == out.candidate) else { continue };
        let mut other = plan.clone();
        other.remove(at);
        let others: Vec<Way> = ways.iter().filter(|w| (w.candidate, w.skill) != (out.candidate, out.skill)).copied().collect();
        while let Some(way) = best_addition(&other, &others) {
            other.add(way);
        }
        if other.cost() < plan.cost() {
            *plan = other;
            better = true;
        }
    }
    while let Some(way) = best_addition(plan, ways) {
        plan.add(way);
        better = true;
    }
    better
}

#[cfg(test)]
mod tests;
