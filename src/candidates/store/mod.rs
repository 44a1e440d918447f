//! Queries of the slice.

mod applications;
mod around;
mod invitations;
mod list;
mod people;

pub use applications::{application, application_of, applications_of, insert_application, put_stage};
pub use around::{Outcome, job, jobs_of, letters, outcomes, profiles, published, team_profiles, trail, user_name};
pub use invitations::{insert_invitation, invitation, invitation_of, invitations_of, invited_addresses, save_invitation};
pub use list::{Filter, Listing, Reach, Row, Seek, group_counts, list};
pub use people::{candidate, candidate_by_key, insert_candidate, put_words, save_candidate};
