//! A value kept as JSON text in one column, the same in both databases.

/// A value and its JSON text. The text is made once, when the value is put in, so that binding it borrows.
#[derive(Debug, Clone, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Json<T> {
    value: T,
    text: String,
}

impl<T: serde::Serialize> Json<T> {
    /// Wraps a value.
    ///
    /// # Panics
    /// When the value cannot be written as JSON (a map with keys that are no text): a mistake of the programmer.
    pub fn new(value: T) -> Self {
        let text = serde_json::to_string(&value).expect("a value that can be written as JSON");
        Self { value, text }
    }
}

impl<T> Json<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.value
    }
    /// The JSON text as kept.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T> std::ops::Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
impl<T: PartialEq> PartialEq for Json<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T, DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for Json<T>
where
    T: std::fmt::Debug,
    DB: diesel::backend::Backend,
    String: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
        self.text.to_sql(out)
    }
}
impl<T, DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for Json<T>
where
    T: serde::de::DeserializeOwned,
    DB: diesel::backend::Backend,
    String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        let text = String::from_sql(bytes)?;
        let value = serde_json::from_str(&text)?;
        Ok(Self { value, text })
    }
}
