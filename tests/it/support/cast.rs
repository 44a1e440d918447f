//! The people of the tests: two companies that must never see each other.

use touchstone::kit::Role;

/// Somebody with an account.
#[derive(Debug, Clone, Copy)]
pub struct Persona {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub company: &'static str,
}

/// Everybody's password.
pub const PASSWORD: &str = "copper lantern orbit maple";

/// The company of most stories.
pub const KESTREL: &str = "Kestrel Pay";
/// The other company.
pub const RIVAL: &str = "Rival Freight";

pub const ADA: Persona = Persona { email: "ada@kestrel.example", name: "Ada Brandt", role: Role::Admin, company: KESTREL };
pub const NADIA: Persona = Persona { email: "nadia@kestrel.example", name: "Nadia Osei", role: Role::Recruiter, company: KESTREL };
pub const HANNAH: Persona =
    Persona { email: "hannah@kestrel.example", name: "Hannah Lindqvist", role: Role::HiringManager, company: KESTREL };
pub const PRIYA: Persona = Persona { email: "priya@kestrel.example", name: "Priya Raghavan", role: Role::Reviewer, company: KESTREL };
pub const ROMAN: Persona = Persona { email: "roman@rival.example", name: "Roman Keller", role: Role::Admin, company: RIVAL };
pub const RITA: Persona = Persona { email: "rita@rival.example", name: "Rita Solberg", role: Role::Recruiter, company: RIVAL };

/// Everybody.
pub const EVERYBODY: [Persona; 6] = [ADA, NADIA, HANNAH, PRIYA, ROMAN, RITA];
