//! The tables, once for both databases. `tests/it/schema.rs` checks them against the migrations.

diesel::table! {
    organisations (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        contact_email -> Text,
        next_candidate_number -> Integer,
        created_at -> BigInt,
        candidate_language -> Text,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        organisation_id -> Text,
        email -> Text,
        email_key -> Text,
        name -> Text,
        role -> Text,
        state -> Text,
        password_hash -> Nullable<Text>,
        failed_count -> Integer,
        locked_until -> Nullable<BigInt>,
        last_sign_in_at -> Nullable<BigInt>,
        revision -> Integer,
        created_at -> BigInt,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        organisation_id -> Text,
        user_id -> Text,
        user_agent -> Text,
        address -> Text,
        created_at -> BigInt,
        last_seen_at -> BigInt,
        expires_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    refresh_tokens (id) {
        id -> Text,
        session_id -> Text,
        token_hash -> Text,
        issued_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    one_time_tokens (id) {
        id -> Text,
        user_id -> Text,
        purpose -> Text,
        token_hash -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    signing_keys (id) {
        id -> Text,
        private_key -> Text,
        public_key -> Text,
        created_at -> BigInt,
        retires_at -> BigInt,
    }
}

diesel::table! {
    audit_events (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        actor_kind -> Text,
        actor_id -> Text,
        actor_name -> Text,
        fact -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        summary -> Text,
        detail -> Text,
        address -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    jobs (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        kind -> Text,
        payload -> Text,
        state -> Text,
        priority -> Integer,
        attempts -> Integer,
        max_attempts -> Integer,
        run_at -> BigInt,
        locked_by -> Nullable<Text>,
        locked_until -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        dedupe_key -> Nullable<Text>,
        created_at -> BigInt,
        finished_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    letters (id) {
        id -> Text,
        organisation_id -> Text,
        kind -> Text,
        about_id -> Text,
        to_name -> Text,
        to_address -> Text,
        subject -> Text,
        body_text -> Text,
        body_html -> Text,
        link -> Nullable<Text>,
        state -> Text,
        last_error -> Nullable<Text>,
        created_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        language -> Text,
    }
}

diesel::table! {
    skill_areas (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        slug -> Text,
        name -> Text,
        description -> Text,
        aliases -> Text,
        descriptors -> Text,
        position -> Integer,
        search_key -> Text,
    }
}

diesel::table! {
    skills (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        area_id -> Text,
        slug -> Text,
        name -> Text,
        description -> Text,
        aliases -> Text,
        also_areas -> Text,
        position -> Integer,
        search_key -> Text,
        revision -> Integer,
        retired_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    responsibilities (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        slug -> Text,
        name -> Text,
        description -> Text,
        aliases -> Text,
        parts -> Text,
        skill_slugs -> Text,
        position -> Integer,
        search_key -> Text,
    }
}

diesel::table! {
    profiles (id) {
        id -> Text,
        organisation_id -> Text,
        title -> Text,
        team_name -> Text,
        state -> Text,
        location -> Text,
        workplace -> Text,
        employment -> Text,
        salary_min -> Nullable<Integer>,
        salary_max -> Nullable<Integer>,
        salary_currency -> Text,
        salary_period -> Text,
        description_md -> Text,
        template_slug -> Text,
        published_number -> Integer,
        changed_since_published -> Bool,
        search_key -> Text,
        revision -> Integer,
        created_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        opened_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    profile_responsibilities (profile_id, responsibility_id) {
        profile_id -> Text,
        responsibility_id -> Text,
        position -> Integer,
    }
}

diesel::table! {
    profile_skills (id) {
        id -> Text,
        profile_id -> Text,
        skill_id -> Text,
        level -> Text,
        weight -> Integer,
        must_have -> Bool,
        position -> Integer,
    }
}

diesel::table! {
    profile_attributes (id) {
        id -> Text,
        profile_id -> Text,
        name -> Text,
        description -> Text,
        anchors -> Text,
        position -> Integer,
        retired -> Bool,
    }
}

diesel::table! {
    profile_team (profile_id, user_id) {
        profile_id -> Text,
        user_id -> Text,
    }
}

diesel::table! {
    profile_versions (id) {
        id -> Text,
        profile_id -> Text,
        number -> Integer,
        content -> Text,
        published_by -> Text,
        published_at -> BigInt,
    }
}

diesel::table! {
    questions (id) {
        id -> Text,
        organisation_id -> Text,
        slug -> Text,
        title -> Text,
        kind -> Text,
        level -> Text,
        minutes -> Integer,
        state -> Text,
        origin -> Text,
        origin_digest -> Text,
        current_number -> Integer,
        search_key -> Text,
        revision -> Integer,
        created_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    question_versions (id) {
        id -> Text,
        organisation_id -> Text,
        question_id -> Text,
        number -> Integer,
        title -> Text,
        content -> Text,
        frozen_at -> Nullable<BigInt>,
        created_by -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    question_skills (question_id, skill_id) {
        question_id -> Text,
        skill_id -> Text,
        position -> Integer,
    }
}

diesel::table! {
    assessments (id) {
        id -> Text,
        organisation_id -> Text,
        profile_id -> Text,
        profile_version_id -> Text,
        family_id -> Text,
        number -> Integer,
        title -> Text,
        state -> Text,
        time_limit_min -> Integer,
        offline_budget_min -> Integer,
        item_order -> Text,
        total_points -> Integer,
        instructions_md -> Text,
        ai_policy -> Text,
        ai_note -> Text,
        cut_score -> Nullable<Integer>,
        contact -> Text,
        search_key -> Text,
        revision -> Integer,
        created_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        published_at -> Nullable<BigInt>,
        published_by -> Nullable<Text>,
    }
}

diesel::table! {
    assessment_skills (id) {
        id -> Text,
        assessment_id -> Text,
        skill_id -> Text,
        area_id -> Text,
        name -> Text,
        area_name -> Text,
        level -> Text,
        weight -> Integer,
        must_have -> Bool,
        position -> Integer,
    }
}

diesel::table! {
    sections (id) {
        id -> Text,
        assessment_id -> Text,
        title -> Text,
        introduction_md -> Text,
        position -> Integer,
    }
}

diesel::table! {
    items (id) {
        id -> Text,
        assessment_id -> Text,
        section_id -> Text,
        question_id -> Text,
        question_version_id -> Text,
        assessment_skill_id -> Text,
        points -> Integer,
        points_fixed -> Bool,
        minutes -> Integer,
        position -> Integer,
        level -> Text,
    }
}

diesel::table! {
    candidates (id) {
        id -> Text,
        organisation_id -> Text,
        code -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        time_factor_percent -> Integer,
        revision -> Integer,
        created_at -> BigInt,
    }
}

diesel::table! {
    candidate_words (organisation_id, word, candidate_id) {
        organisation_id -> Text,
        word -> Text,
        candidate_id -> Text,
        together -> Text,
    }
}

diesel::table! {
    applications (id) {
        id -> Text,
        organisation_id -> Text,
        candidate_id -> Text,
        profile_id -> Text,
        stage -> Text,
        stage_at -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        organisation_id -> Text,
        application_id -> Text,
        candidate_id -> Text,
        assessment_id -> Text,
        state -> Text,
        link_number -> Integer,
        time_factor_percent -> Integer,
        message -> Text,
        expires_at -> BigInt,
        created_by -> Text,
        created_at -> BigInt,
        opened_at -> Nullable<BigInt>,
        reminded_at -> Nullable<BigInt>,
        reminders -> Integer,
        cancelled_at -> Nullable<BigInt>,
        revision -> Integer,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    attempts (id) {
        id -> Text,
        organisation_id -> Text,
        invitation_id -> Text,
        application_id -> Text,
        candidate_id -> Text,
        assessment_id -> Text,
        state -> Text,
        seed -> BigInt,
        limit_s -> Integer,
        extra_s -> Integer,
        consent_text -> Text,
        consent_at -> BigInt,
        started_at -> BigInt,
        deadline_at -> BigInt,
        submitted_at -> Nullable<BigInt>,
        submitted_how -> Nullable<Text>,
        marked_at -> Nullable<BigInt>,
        ai_disclosure -> Text,
        last_seen_at -> BigInt,
        user_agent -> Text,
        address -> Text,
        revision -> Integer,
        offline_budget_s -> Integer,
        credited_s -> Integer,
        beat_at -> Nullable<BigInt>,
        holder -> Text,
        clock_at -> BigInt,
    }
}

diesel::table! {
    answers (id) {
        id -> Text,
        attempt_id -> Text,
        item_id -> Text,
        position -> Integer,
        response -> Nullable<Text>,
        answered -> Bool,
        flagged -> Bool,
        revision -> Integer,
        aside -> Integer,
        seconds -> Integer,
        opened_at -> Nullable<BigInt>,
        last_shown_at -> Nullable<BigInt>,
        saved_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    attempt_events (id) {
        id -> Text,
        attempt_id -> Text,
        kind -> Text,
        detail -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    marks (id) {
        id -> Text,
        organisation_id -> Text,
        attempt_id -> Text,
        answer_id -> Text,
        item_id -> Text,
        number -> Integer,
        is_current -> Bool,
        source -> Text,
        points -> Integer,
        max_points -> Integer,
        detail -> Text,
        comment -> Text,
        grader_id -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    grading_tasks (id) {
        id -> Text,
        organisation_id -> Text,
        attempt_id -> Text,
        answer_id -> Text,
        item_id -> Text,
        question_version_id -> Text,
        state -> Text,
        sort_key -> Text,
        claimed_by -> Nullable<Text>,
        claimed_until -> Nullable<BigInt>,
        revision -> Integer,
        created_at -> BigInt,
        done_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    results (attempt_id) {
        attempt_id -> Text,
        organisation_id -> Text,
        application_id -> Text,
        assessment_id -> Text,
        state -> Text,
        overall -> Integer,
        likely_low -> Integer,
        likely_high -> Integer,
        skills_met -> Integer,
        skills_total -> Integer,
        must_met -> Integer,
        must_total -> Integer,
        computed_at -> BigInt,
    }
}

diesel::table! {
    reviews (id) {
        id -> Text,
        organisation_id -> Text,
        application_id -> Text,
        attempt_id -> Text,
        reviewer_id -> Text,
        state -> Text,
        recommendation -> Nullable<Text>,
        take_away -> Text,
        revision -> Integer,
        created_at -> BigInt,
        submitted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_ratings (review_id, attribute_id) {
        review_id -> Text,
        attribute_id -> Text,
        rating -> Integer,
        note -> Text,
    }
}

diesel::table! {
    decisions (id) {
        id -> Text,
        organisation_id -> Text,
        application_id -> Text,
        attempt_id -> Text,
        kind -> Text,
        reason_code -> Text,
        reason -> Text,
        evidence -> Text,
        decided_by -> Text,
        decided_at -> BigInt,
    }
}

diesel::table! {
    notes (id) {
        id -> Text,
        organisation_id -> Text,
        application_id -> Text,
        author_id -> Text,
        body -> Text,
        created_at -> BigInt,
    }
}

diesel::joinable!(users -> organisations (organisation_id));
diesel::joinable!(sessions -> organisations (organisation_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(one_time_tokens -> users (user_id));
diesel::joinable!(audit_events -> organisations (organisation_id));
diesel::joinable!(jobs -> organisations (organisation_id));
diesel::joinable!(letters -> organisations (organisation_id));
diesel::joinable!(skill_areas -> organisations (organisation_id));
diesel::joinable!(skills -> organisations (organisation_id));
diesel::joinable!(skills -> skill_areas (area_id));
diesel::joinable!(responsibilities -> organisations (organisation_id));
diesel::joinable!(profiles -> organisations (organisation_id));
diesel::joinable!(profile_responsibilities -> profiles (profile_id));
diesel::joinable!(profile_responsibilities -> responsibilities (responsibility_id));
diesel::joinable!(profile_skills -> profiles (profile_id));
diesel::joinable!(profile_skills -> skills (skill_id));
diesel::joinable!(profile_attributes -> profiles (profile_id));
diesel::joinable!(profile_team -> profiles (profile_id));
diesel::joinable!(profile_team -> users (user_id));
diesel::joinable!(profile_versions -> profiles (profile_id));
diesel::joinable!(questions -> organisations (organisation_id));
diesel::joinable!(question_versions -> organisations (organisation_id));
diesel::joinable!(question_versions -> questions (question_id));
diesel::joinable!(question_skills -> questions (question_id));
diesel::joinable!(question_skills -> skills (skill_id));
diesel::joinable!(assessments -> organisations (organisation_id));
diesel::joinable!(assessments -> profiles (profile_id));
diesel::joinable!(assessments -> profile_versions (profile_version_id));
diesel::joinable!(assessment_skills -> assessments (assessment_id));
diesel::joinable!(assessment_skills -> skills (skill_id));
diesel::joinable!(assessment_skills -> skill_areas (area_id));
diesel::joinable!(sections -> assessments (assessment_id));
diesel::joinable!(items -> assessments (assessment_id));
diesel::joinable!(items -> sections (section_id));
diesel::joinable!(items -> questions (question_id));
diesel::joinable!(items -> question_versions (question_version_id));
diesel::joinable!(items -> assessment_skills (assessment_skill_id));
diesel::joinable!(candidates -> organisations (organisation_id));
diesel::joinable!(candidate_words -> candidates (candidate_id));
diesel::joinable!(applications -> organisations (organisation_id));
diesel::joinable!(applications -> candidates (candidate_id));
diesel::joinable!(applications -> profiles (profile_id));
diesel::joinable!(invitations -> organisations (organisation_id));
diesel::joinable!(invitations -> applications (application_id));
diesel::joinable!(invitations -> candidates (candidate_id));
diesel::joinable!(invitations -> assessments (assessment_id));
diesel::joinable!(attempts -> organisations (organisation_id));
diesel::joinable!(attempts -> invitations (invitation_id));
diesel::joinable!(attempts -> applications (application_id));
diesel::joinable!(attempts -> candidates (candidate_id));
diesel::joinable!(attempts -> assessments (assessment_id));
diesel::joinable!(answers -> attempts (attempt_id));
diesel::joinable!(answers -> items (item_id));
diesel::joinable!(attempt_events -> attempts (attempt_id));
diesel::joinable!(marks -> organisations (organisation_id));
diesel::joinable!(marks -> attempts (attempt_id));
diesel::joinable!(marks -> answers (answer_id));
diesel::joinable!(marks -> items (item_id));
diesel::joinable!(marks -> users (grader_id));
diesel::joinable!(grading_tasks -> organisations (organisation_id));
diesel::joinable!(grading_tasks -> attempts (attempt_id));
diesel::joinable!(grading_tasks -> answers (answer_id));
diesel::joinable!(grading_tasks -> items (item_id));
diesel::joinable!(grading_tasks -> question_versions (question_version_id));
diesel::joinable!(grading_tasks -> users (claimed_by));
diesel::joinable!(results -> attempts (attempt_id));
diesel::joinable!(results -> organisations (organisation_id));
diesel::joinable!(results -> applications (application_id));
diesel::joinable!(results -> assessments (assessment_id));
diesel::joinable!(reviews -> organisations (organisation_id));
diesel::joinable!(reviews -> applications (application_id));
diesel::joinable!(reviews -> attempts (attempt_id));
diesel::joinable!(reviews -> users (reviewer_id));
diesel::joinable!(review_ratings -> reviews (review_id));
diesel::joinable!(review_ratings -> profile_attributes (attribute_id));
diesel::joinable!(decisions -> organisations (organisation_id));
diesel::joinable!(decisions -> applications (application_id));
diesel::joinable!(decisions -> attempts (attempt_id));
diesel::joinable!(decisions -> users (decided_by));
diesel::joinable!(notes -> organisations (organisation_id));
diesel::joinable!(notes -> applications (application_id));
diesel::joinable!(notes -> users (author_id));

diesel::allow_tables_to_appear_in_same_query!(
    organisations,
    users,
    sessions,
    refresh_tokens,
    one_time_tokens,
    signing_keys,
    audit_events,
    jobs,
    letters,
    skill_areas,
    skills,
    responsibilities,
    profiles,
    profile_responsibilities,
    profile_skills,
    profile_attributes,
    profile_team,
    profile_versions,
    questions,
    question_versions,
    question_skills,
    assessments,
    assessment_skills,
    sections,
    items,
    candidates,
    candidate_words,
    applications,
    invitations,
    attempts,
    answers,
    attempt_events,
    marks,
    grading_tasks,
    results,
    reviews,
    review_ratings,
    decisions,
    notes,
);
