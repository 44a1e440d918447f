//! Pieces of queries that Diesel has no portable spelling for, with a fixed text each, so that their statements are prepared
//! once: `eq_any` writes a question mark a value, and what it stands in is parsed and planned anew at every execution.

use super::{Conn, MultiBackend};
use crate::error::Result;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Bool, Text};
use diesel::{QueryResult, RunQueryDsl, backend::Backend, pg::Pg, sqlite::Sqlite};

/// `column` is one of `values`, bound as one list.
pub fn among<C, T>(column: C, values: impl IntoIterator<Item = T>) -> Among<C>
where
    C: Expression<SqlType = Text>,
    T: ToString,
{
    let values: Vec<String> = values.into_iter().map(|v| v.to_string()).collect();
    let json = serde_json::Value::from(values.as_slice()).to_string();
    Among { column, values, json }
}

/// See [`among`].
#[derive(Debug, Clone)]
pub struct Among<C> {
    column: C,
    values: Vec<String>,
    json: String,
}

impl<C: QueryId> QueryId for Among<C> {
    type QueryId = Among<C::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = C::HAS_STATIC_QUERY_ID;
}
impl<C: Expression> Expression for Among<C> {
    type SqlType = Bool;
}
impl<C: ValidGrouping<G>, G> ValidGrouping<G> for Among<C> {
    type IsAggregate = C::IsAggregate;
}
impl<C: AppearsOnTable<Q>, Q> AppearsOnTable<Q> for Among<C> {}
impl<C: SelectableExpression<Q>, Q> SelectableExpression<Q> for Among<C> {}

impl<C: QueryFragment<Sqlite>> QueryFragment<Sqlite> for Among<C> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.column.walk_ast(pass.reborrow())?;
        pass.push_sql(" IN (SELECT value FROM json_each(");
        pass.push_bind_param::<Text, _>(&self.json)?;
        pass.push_sql("))");
        Ok(())
    }
}
impl<C: QueryFragment<Pg>> QueryFragment<Pg> for Among<C> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.column.walk_ast(pass.reborrow())?;
        pass.push_sql(" = ANY (");
        pass.push_bind_param::<Array<Text>, _>(&self.values)?;
        pass.push_sql(")");
        Ok(())
    }
}
impl<C: QueryFragment<Sqlite> + QueryFragment<Pg>> QueryFragment<MultiBackend> for Among<C> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, pass)
    }
}

/// A column that is compared without its index: for the company of rows that are found by their ids. SQLite otherwise takes the
/// company's index as the way in, since a list of ids looks dearer to it than the few rows that it supposes a company to have:
/// among 100,000 rows a page then took 30 ms instead of less than one. PostgreSQL has statistics and needs no hint.
pub fn unindexed<C: Expression>(column: C) -> Unindexed<C> {
    Unindexed(column)
}

/// See [`unindexed`].
#[derive(Debug, Clone, Copy)]
pub struct Unindexed<C>(C);

impl<C: QueryId> QueryId for Unindexed<C> {
    type QueryId = Unindexed<C::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = C::HAS_STATIC_QUERY_ID;
}
impl<C: Expression> Expression for Unindexed<C> {
    type SqlType = C::SqlType;
}
impl<C: ValidGrouping<G>, G> ValidGrouping<G> for Unindexed<C> {
    type IsAggregate = C::IsAggregate;
}
impl<C: AppearsOnTable<Q>, Q> AppearsOnTable<Q> for Unindexed<C> {}
impl<C: SelectableExpression<Q>, Q> SelectableExpression<Q> for Unindexed<C> {}
impl<C: QueryFragment<Sqlite>> QueryFragment<Sqlite> for Unindexed<C> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        pass.push_sql("+");
        self.0.walk_ast(pass)
    }
}
impl<C: QueryFragment<Pg>> QueryFragment<Pg> for Unindexed<C> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }
}
impl<C: QueryFragment<Sqlite> + QueryFragment<Pg>> QueryFragment<MultiBackend> for Unindexed<C> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, pass)
    }
}

/// The number of rows of a query. With a `limit` it counts at most so far and reads no more, which is what a page may ask of a
/// table that grows. For `diesel::select(counted(query))`.
pub fn counted<Q>(query: Q) -> Counted<Q> {
    Counted(query)
}

/// See [`counted`].
#[derive(Debug, Clone)]
pub struct Counted<Q>(Q);

impl<Q> QueryId for Counted<Q>
where
    Q: QueryId,
{
    type QueryId = Counted<Q::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}
impl<Q> Expression for Counted<Q> {
    type SqlType = BigInt;
}
impl<Q, G> ValidGrouping<G> for Counted<Q> {
    type IsAggregate = is_aggregate::Never;
}
impl<Q, T> AppearsOnTable<T> for Counted<Q> {}
impl<Q, T> SelectableExpression<T> for Counted<Q> {}
impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Counted<Q> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        pass.push_sql("(SELECT count(*) FROM (");
        self.0.walk_ast(pass.reborrow())?;
        pass.push_sql(") AS counted)");
        Ok(())
    }
}

/// How many rows each of these queries has, in one question to the database; see [`counted`].
///
/// # Errors
/// When the database does not answer.
pub fn count_each<Q>(conn: &mut Conn, queries: Vec<Q>) -> Result<Vec<i64>>
where
    Q: QueryFragment<MultiBackend>,
{
    let mut counts = vec![0; queries.len()];
    if queries.is_empty() {
        return Ok(counts);
    }
    for (place, n) in CountEach(queries).load::<(i64, i64)>(conn)? {
        if let Some(count) = usize::try_from(place).ok().and_then(|place| counts.get_mut(place)) {
            *count = n;
        }
    }
    Ok(counts)
}

struct CountEach<Q>(Vec<Q>);

impl<Q> QueryId for CountEach<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q> Query for CountEach<Q> {
    type SqlType = (BigInt, BigInt);
}
impl<Q> RunQueryDsl<Conn> for CountEach<Q> {}
impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for CountEach<Q> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        for (place, query) in self.0.iter().enumerate() {
            pass.push_sql(if place == 0 { "SELECT CAST(" } else { " UNION ALL SELECT CAST(" });
            pass.push_sql(&place.to_string());
            pass.push_sql(" AS BIGINT), (SELECT count(*) FROM (");
            query.walk_ast(pass.reborrow())?;
            pass.push_sql(") AS counted)");
        }
        Ok(())
    }
}
