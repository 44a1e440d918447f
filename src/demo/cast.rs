//! The people of the demo. All are made up.

use crate::kit::Role;

/// How somebody signs in.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct SignIn {
    pub role: String,
    pub email: String,
    pub password: String,
}

/// Somebody with an account.
pub struct Person {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
}

pub const COMPANY: &str = "Kestrel Pay";
pub const ADA: Person = Person { email: "ada.brandt@kestrel.example", name: "Ada Brandt", role: Role::Admin };
pub const NADIA: Person = Person { email: "nadia.osei@kestrel.example", name: "Nadia Osei", role: Role::Recruiter };
pub const HANNAH: Person = Person { email: "hannah.lindqvist@kestrel.example", name: "Hannah Lindqvist", role: Role::HiringManager };
pub const PRIYA: Person = Person { email: "priya.raghavan@kestrel.example", name: "Priya Raghavan", role: Role::Reviewer };
pub const MICHAEL: Person = Person { email: "michael.okafor@kestrel.example", name: "Michael Okafor", role: Role::Reviewer };
pub const STAFF: [&Person; 5] = [&ADA, &NADIA, &HANNAH, &PRIYA, &MICHAEL];

pub const OTHER_COMPANY: &str = "Fernhill Logistics";
pub const TOMAS: Person = Person { email: "tomas.rey@fernhill.example", name: "Tomás Rey", role: Role::Admin };

/// How far a candidate's story has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Invited; the link can be used.
    Invited,
    /// Invited, and the invitation runs out tomorrow.
    ExpiresTomorrow,
    Expired,
    Cancelled,
    /// At it now.
    Running,
    /// Handed in; the essays wait.
    Unread,
    /// Scored; waits for a decision.
    Scored,
    /// Scored, and reviewed by two people.
    Reviewed,
    MovedOn,
    OnHold,
    NotMovingOn,
}

/// A candidate: name, address, ability (0 is an average candidate, 1 a good one), days since the invitation, story.
pub struct Applicant {
    pub name: &'static str,
    pub email: &'static str,
    pub ability: f64,
    pub days: i64,
    pub story: Story,
    /// Percent of the time limit.
    pub time: i32,
}

const fn who(name: &'static str, email: &'static str, ability: f64, days: i64, story: Story) -> Applicant {
    Applicant { name, email, ability, days, story, time: 100 }
}

/// Those who apply for the ledger team.
pub const LEDGER: &[Applicant] = &[
    who("Ana Ferreira", "ana.ferreira@mail.example", 1.3, 19, Story::Reviewed),
    who("Minh Trần", "minh.tran@mail.example", 0.9, 18, Story::Reviewed),
    who("Zeynep Arslan", "zeynep.arslan@mail.example", 1.1, 18, Story::Scored),
    who("Oluwaseun Adeyemi", "seun.adeyemi@mail.example", 1.6, 17, Story::MovedOn),
    who("Greta Lindholm", "greta.lindholm@mail.example", 0.2, 17, Story::NotMovingOn),
    who("Rafael Nogueira", "rafael.nogueira@mail.example", -0.6, 16, Story::NotMovingOn),
    who("Leila Haddad", "leila.haddad@mail.example", 0.7, 12, Story::OnHold),
    who("Piotr Zieliński", "piotr.zielinski@mail.example", 0.4, 9, Story::Scored),
    who("Sanna Koivisto", "sanna.koivisto@mail.example", 0.8, 6, Story::Unread),
    who("Arjun Mehta", "arjun.mehta@mail.example", 0.1, 5, Story::Unread),
    Applicant { name: "Tomasz Wójcik", email: "tomasz.wojcik@mail.example", ability: 0.6, days: 3, story: Story::Running, time: 125 },
    who("Amara Diallo", "amara.diallo@mail.example", 1.0, 2, Story::Running),
    who("Hiroshi Tanaka", "hiroshi.tanaka@mail.example", 0.5, 13, Story::ExpiresTomorrow),
    who("Clara Vogel", "clara.vogel@mail.example", 0.5, 2, Story::Invited),
    who("Mateo Quiroga", "mateo.quiroga@mail.example", 0.3, 20, Story::Expired),
    who("Nora O’Brien", "nora.obrien@mail.example", 0.3, 8, Story::Cancelled),
];

/// Those who apply for the payments team.
pub const PAYMENTS: &[Applicant] = &[
    who("Yusuf Demir", "yusuf.demir@mail.example", 0.9, 31, Story::MovedOn),
    who("Ingrid Haugen", "ingrid.haugen@mail.example", 0.3, 30, Story::NotMovingOn),
    who("Chidi Eze", "chidi.eze@mail.example", 0.6, 28, Story::MovedOn),
    who("Valentina Rossi", "valentina.rossi@mail.example", -0.3, 26, Story::NotMovingOn),
    who("Dmitri Petrov", "dmitri.petrov@mail.example", 0.1, 22, Story::OnHold),
    who("Aisha Karim", "aisha.karim@mail.example", 1.2, 11, Story::Scored),
    who("Lucas Martin", "lucas.martin@mail.example", 0.5, 10, Story::Scored),
    who("Mei Ling Chen", "meiling.chen@mail.example", 0.8, 7, Story::Unread),
    who("Jakub Novák", "jakub.novak@mail.example", -0.1, 4, Story::Running),
    who("Fatoumata Touré", "fatou.toure@mail.example", 0.4, 1, Story::Invited),
];
