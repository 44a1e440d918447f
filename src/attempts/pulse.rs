//! How open pages hear of their clock.
//!
//! One look at the database every two seconds for each process, however many pages are open: the attempts whose clock changed
//! lately, by an index. A change made by one node thus reaches the pages of every other, with no word passed between nodes and no
//! session bound to one. Looking starts with the first page and ends with the last.

use super::store::{self, Tick};
use crate::error::Result;
use crate::kit::ids::AttemptId;
use crate::kit::{Span, Time};
use crate::web::State;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// From one look to the next.
const PAUSE: Duration = Duration::from_secs(2);
/// Each look goes so far back behind the last, for nodes whose clocks differ and writes that take their time.
const OVERLAP: Span = Span::seconds(10);
/// So many streams a process; a page that finds no room learns the same from its signs of life.
const STREAMS_MOST: usize = 4096;
/// So many changes are read at a look; more come with the next.
const CHANGES_MOST: i64 = 5000;

/// The open pages of this process. Cheap to clone; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Pulse(Arc<Mutex<Rooms>>);

#[derive(Debug, Default)]
struct Rooms {
    /// The pages of each attempt.
    open: HashMap<AttemptId, Room>,
    streams: usize,
    looks: bool,
    closed: bool,
}

#[derive(Debug)]
struct Room {
    say: watch::Sender<Option<Tick>>,
    ears: usize,
}

/// One page that listens; dropping it ends that.
#[derive(Debug)]
pub struct Ear {
    attempt: AttemptId,
    hears: watch::Receiver<Option<Tick>>,
    pulse: Pulse,
}

impl Ear {
    /// The next change; `None` when the server stops.
    pub async fn hear(&mut self) -> Option<Tick> {
        loop {
            self.hears.changed().await.ok()?;
            let tick = self.hears.borrow_and_update().clone();
            if tick.is_some() {
                return tick;
            }
        }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.pulse.with(|rooms| {
            rooms.streams = rooms.streams.saturating_sub(1);
            if let Some(room) = rooms.open.get_mut(&self.attempt) {
                room.ears -= 1;
                if room.ears == 0 {
                    rooms.open.remove(&self.attempt);
                }
            }
        });
    }
}

impl Pulse {
    fn with<T>(&self, f: impl FnOnce(&mut Rooms) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Listens to an attempt's clock; `None` when there is no room, or the server stops.
    pub fn listen(&self, state: &State, attempt: &AttemptId) -> Option<Ear> {
        let (hears, must_look) = self.with(|rooms| {
            if rooms.closed || rooms.streams >= STREAMS_MOST {
                return None;
            }
            rooms.streams += 1;
            let room = rooms.open.entry(attempt.clone()).or_insert_with(|| Room { say: watch::channel(None).0, ears: 0 });
            room.ears += 1;
            let hears = room.say.subscribe();
            Some((hears, !std::mem::replace(&mut rooms.looks, true)))
        })?;
        if must_look {
            actix_web::rt::spawn(self.clone().look(state.clone()));
        }
        Some(Ear { attempt: attempt.clone(), hears, pulse: self.clone() })
    }

    /// Ends every stream, and opens no more: the server is to stop.
    pub fn close(&self) {
        self.with(|rooms| {
            rooms.closed = true;
            rooms.open.clear();
        });
    }

    /// How many pages listen.
    pub fn streams(&self) -> usize {
        self.with(|rooms| rooms.streams)
    }

    async fn look(self, state: State) {
        let mut since = state.clock.now();
        loop {
            tokio::time::sleep(PAUSE).await;
            let is_over = self.with(|rooms| {
                let is_over = rooms.open.is_empty();
                rooms.looks = !is_over;
                is_over
            });
            if is_over {
                return;
            }
            let now = state.clock.now();
            match changes(&state, since - OVERLAP).await {
                Ok(ticks) => {
                    since = now;
                    self.with(|rooms| {
                        for tick in ticks {
                            if let Some(room) = rooms.open.get(&tick.attempt) {
                                room.say.send_if_modified(|said| said.replace(tick.clone()).as_ref() != Some(&tick));
                            }
                        }
                    });
                }
                Err(error) => tracing::warn!("the clocks of tests could not be read: {error}"),
            }
        }
    }
}

async fn changes(state: &State, after: Time) -> Result<Vec<Tick>> {
    state.db.read(move |conn| store::ticks_since(conn, after, CHANGES_MOST)).await
}
