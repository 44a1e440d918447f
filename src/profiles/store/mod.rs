//! Queries of the slice, one file a resource.

mod content;
mod coverage;
mod profiles;
mod versions;

pub use content::{attributes, content, put_attributes, put_responsibilities, put_skills, put_team, team};
pub use coverage::{Measured, measured};
pub use profiles::{
    Filter, Listed, counts, delete, insert, is_used, is_visible, list, profile, search_key, set_changed, set_state, touch, update_role,
    visible_ids,
};
pub use versions::{authors, insert_version, latest_version, mark_published, version, version_by_id, versions};
