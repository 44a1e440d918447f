//! Who may do what. Roles are fixed sets of permissions; an action names the permission it needs, never a role.

crate::words! {
    /// What a member of staff is to the company.
    pub enum Role {
        Admin = "admin", "Administrator";
        Recruiter = "recruiter", "Recruiter";
        HiringManager = "hiring_manager", "Hiring manager";
        Reviewer = "reviewer", "Reviewer";
    }
}

crate::words! {
    /// One thing that may be done. The label completes "You may not …".
    pub enum Permission {
        ViewProfiles = "view_profiles", "see job profiles";
        EditProfiles = "edit_profiles", "change job profiles";
        ViewQuestions = "view_questions", "see the question bank";
        EditQuestions = "edit_questions", "change the question bank";
        ViewAssessments = "view_assessments", "see assessments";
        EditAssessments = "edit_assessments", "change assessments";
        ViewCandidates = "view_candidates", "see candidates";
        InviteCandidates = "invite_candidates", "invite candidates";
        GradeAnswers = "grade_answers", "grade answers";
        OverrideMarks = "override_marks", "override marks";
        ViewScorecards = "view_scorecards", "see scorecards";
        WriteReviews = "write_reviews", "write reviews";
        RecordDecisions = "record_decisions", "record decisions";
        /// Everything of the organisation, not only the profiles whose hiring team one is on.
        SeeAllProfiles = "see_all_profiles", "see every job profile";
        ManageUsers = "manage_users", "manage users";
        ViewAudit = "view_audit", "see the audit trail";
        ViewOutbox = "view_outbox", "see the outbox";
        ManageSettings = "manage_settings", "change settings";
    }
}

impl Role {
    /// Whether the role carries the permission.
    pub fn may(self, permission: Permission) -> bool {
        use Permission::*;
        match self {
            Role::Admin => true,
            Role::Recruiter => !matches!(permission, ManageUsers | ManageSettings | ViewAudit),
            Role::HiringManager => matches!(
                permission,
                ViewProfiles
                    | ViewQuestions
                    | ViewAssessments
                    | ViewCandidates
                    | GradeAnswers
                    | ViewScorecards
                    | WriteReviews
                    | RecordDecisions
            ),
            Role::Reviewer => matches!(permission, ViewQuestions | GradeAnswers | WriteReviews | ViewScorecards),
        }
    }
}
