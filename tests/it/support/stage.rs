//! A fresh database, a clock that stands still, seeded dice, and the whole application around them.

use super::cast::{EVERYBODY, KESTREL, PASSWORD, Persona, RIVAL};
use super::{Browser, postgres};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use touchstone::accounts::{self, Keyring, NewUser, SignInLimiter, password};
use touchstone::app::{self, Parts};
use touchstone::config::{Config, Passwords, Secrets};
use touchstone::ctx::{Actor, Ctx, Staff};
use touchstone::db::{self, Conn, DatabaseUrl, Db};
use touchstone::error::Result;
use touchstone::kit::ids::{OrganisationId, SessionId};
use touchstone::kit::{Clock, Dice, Span};
use touchstone::web::{Limiter, State};
use touchstone::{jobs, new_id};

/// The moment at which every story begins.
pub const START: &str = "2026-11-18T10:00:00Z";

/// A hash of 64 KiB: tests sign in hundreds of times.
pub const CHEAP: Passwords = Passwords { memory_kib: 64, passes: 1, lanes: 1 };

static NEXT: AtomicU64 = AtomicU64::new(1);

/// The whole product on a fresh database.
pub struct Stage {
    pub parts: Parts,
    pub clock: Clock,
    cleanup: Cleanup,
}

enum Cleanup {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Stage {
    /// On SQLite: a copy of a file that was migrated and filled once.
    pub async fn sqlite() -> Stage {
        static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let folder = fresh_folder();
            let url = DatabaseUrl::Sqlite(folder.join("template.db"));
            on_own_thread(move || {
                fill(&url);
            });
            folder.join("template.db")
        });
        let folder = fresh_folder();
        let file = folder.join("touchstone.db");
        std::fs::copy(template, &file).expect("a copy of the template");
        Stage::on(DatabaseUrl::Sqlite(file), &folder, Cleanup::Folder(folder.clone())).await
    }

    /// On PostgreSQL: a copy of a template database; `None` where there is no server.
    pub async fn postgres() -> Option<Stage> {
        static TEMPLATE: OnceLock<()> = OnceLock::new();
        let server = postgres::server()?;
        TEMPLATE.get_or_init(|| {
            let server = server.clone();
            on_own_thread(move || {
                administer(&server, "DROP DATABASE IF EXISTS ts_template WITH (FORCE)");
                administer(&server, "CREATE DATABASE ts_template");
                fill(&DatabaseUrl::Postgres(format!("{server}/ts_template")));
            });
        });
        let name = format!("ts_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        administer(&server, &format!("CREATE DATABASE {name} TEMPLATE ts_template"));
        let folder = fresh_folder();
        Some(Stage::on(DatabaseUrl::Postgres(format!("{server}/{name}")), &folder, Cleanup::Database { server, name }).await)
    }

    async fn on(url: DatabaseUrl, data: &Path, cleanup: Cleanup) -> Stage {
        let clock = Clock::fixed(START);
        let mut config = config(data);
        config.database_url = url.clone();
        let db = Db::open(&url, &db::Options { threads: 2, ..db::Options::default() }).expect("the database opens");
        let secrets = Secrets::of(&config.secret);
        let keyring = Keyring::open(&db, secrets.sealing.clone(), 30, clock.clone()).await.expect("signing keys");
        let state = State {
            db,
            config: Arc::new(config),
            secrets: Arc::new(secrets),
            clock: clock.clone(),
            reactions: app::reactions,
            menu: app::menu,
            dice_seed: Some(Arc::new(AtomicU64::new(1_000))),
        };
        let parts = Parts {
            state,
            keyring,
            sign_in: SignInLimiter(Limiter::per_minute(1000)),
            requests: Limiter::per_second(100_000),
            pulse: touchstone::attempts::Pulse::default(),
        };
        Stage { parts, clock, cleanup }
    }

    /// The shared state.
    pub fn state(&self) -> &State {
        &self.parts.state
    }
    /// A browser nobody has signed in with.
    pub async fn visitor(&self) -> Browser {
        Browser::new(&self.parts).await
    }
    /// A browser in which this person has signed in.
    pub async fn browser(&self, persona: Persona) -> Browser {
        let mut browser = self.visitor().await;
        browser.sign_in(persona).await;
        browser
    }
    /// Does every job that is due, and what follows from it.
    pub async fn work(&self) {
        jobs::run_due(self.state(), &app::handlers()).await.expect("the queue works");
    }
    /// Moves the clock on.
    pub fn wait(&self, span: Span) {
        self.clock.advance(span);
    }

    /// Runs `f` in a transaction as the program itself, in the company of this name.
    pub async fn write<T: Send + 'static>(
        &self,
        company: &'static str,
        f: impl FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    ) -> T {
        let mut ctx = self.state().ctx(Actor::Nobody, "");
        self.state()
            .db
            .write(move |conn| {
                ctx.actor = Actor::System { organisation: Some(company_id(conn, company)?), name: "test" };
                f(conn, &mut ctx)
            })
            .await
            .expect("the story's write")
    }
    /// Runs `f` as a person, without a browser.
    pub async fn act<T: Send + 'static>(
        &self,
        persona: Persona,
        f: impl FnOnce(&mut Conn, &mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut ctx = self.state().ctx(Actor::Nobody, "");
        self.state()
            .db
            .write(move |conn| {
                let user = accounts::store::by_email(conn, persona.email)?.expect("one of the cast");
                ctx.actor = Actor::Staff(Staff {
                    user: user.id,
                    session: new_id!(ctx, SessionId),
                    organisation: user.organisation_id,
                    organisation_name: persona.company.to_string(),
                    name: user.name,
                    role: user.role,
                });
                f(conn, &mut ctx)
            })
            .await
    }
    /// Reads as the program itself.
    pub async fn read<T: Send + 'static>(&self, f: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> T {
        self.state().db.read(f).await.expect("the story's read")
    }
    /// The id of a company of the cast.
    pub async fn company(&self, name: &'static str) -> OrganisationId {
        self.read(move |conn| company_id(conn, name)).await
    }
}

fn company_id(conn: &mut Conn, name: &str) -> Result<OrganisationId> {
    Ok(accounts::store::organisation_by_slug(conn, &touchstone::kit::text::slug(name))?.id)
}

impl Drop for Stage {
    fn drop(&mut self) {
        match &self.cleanup {
            Cleanup::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Cleanup::Database { server, name } => {
                administer(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
                let _ = std::fs::remove_dir_all(&self.parts.state.config.data);
            }
        }
    }
}

/// Settings for tests: nothing from the environment.
pub fn config(data: &Path) -> Config {
    let given = |name: &str| match name {
        "TOUCHSTONE_SECRET" => Some("a secret of the tests, thirty-two or more".to_string()),
        _ => None,
    };
    let mut config = Config::load(data, &given).expect("settings");
    config.passwords = CHEAP;
    config
}

fn fresh_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("touchstone-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst)));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn administer(server: &str, sql: &str) {
    use diesel::connection::SimpleConnection;
    let mut conn = db::connect(&DatabaseUrl::Postgres(format!("{server}/postgres"))).expect("the server answers");
    // Two copies of one template at once are refused; then it is tried again.
    for _ in 0..100 {
        let tried = match &mut conn {
            Conn::Pg(conn) => conn.batch_execute(sql),
            Conn::Sqlite(_) => unreachable!("a PostgreSQL URL"),
        };
        match tried {
            Ok(()) => return,
            Err(error) if error.to_string().contains("being accessed by other users") => {
                std::thread::sleep(std::time::Duration::from_millis(50))
            }
            Err(error) => panic!("{sql}: {error}"),
        }
    }
    panic!("{sql}: the template stays busy");
}

fn on_own_thread(f: impl FnOnce() + Send + 'static) {
    std::thread::spawn(f).join().expect("the template is filled");
}

/// Migrates and fills a template database: the cast and what ships with the program.
fn fill(url: &DatabaseUrl) {
    let mut conn = db::connect(url).expect("the database opens");
    db::migrate(&mut conn).expect("migrations run");
    // A seed that no story draws from: the ids made here must not come again at the same instant.
    let mut ctx = Ctx {
        clock: Clock::fixed(START),
        dice: Dice::seeded(u64::MAX),
        actor: Actor::System { organisation: None, name: "test" },
        address: String::new(),
        reactions: app::reactions,
        pace: touchstone::kit::Pace::default(),
    };
    let hash = password::hash(CHEAP, PASSWORD).expect("a hash");
    use diesel::Connection;
    conn.transaction(|conn| {
        app::load_shipped_data(conn, &mut ctx)?;
        for company in [KESTREL, RIVAL] {
            ctx.actor = Actor::System { organisation: None, name: "test" };
            let organisation = accounts::actions::create_organisation(conn, &mut ctx, company, "people@example.org")?;
            ctx.actor = Actor::System { organisation: Some(organisation.id), name: "test" };
            for persona in EVERYBODY.iter().filter(|p| p.company == company) {
                accounts::actions::add_user(
                    conn,
                    &mut ctx,
                    NewUser {
                        email: persona.email.into(),
                        name: persona.name.into(),
                        role: persona.role,
                        password_hash: Some(hash.clone()),
                    },
                )?;
            }
        }
        Ok::<_, touchstone::error::Error>(())
    })
    .expect("the cast takes its places");
}
