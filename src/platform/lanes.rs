//! Bounded lanes for work that keeps a core busy, so that a crowd at one door never slows another.
use super::error::{AppError, Result};
use rocket::tokio::{self, sync::Semaphore};
use std::sync::Arc;

/// The lanes of this server. Managed by Rocket.
pub struct Lanes {
    /// Password hashing: each run holds a core for tens of milliseconds and some 20 MB.
    pub hashing: Lane,
    /// Pictures: each run may hold a few hundred megabytes, hence one at a time.
    pub pictures: Lane,
    /// Spreadsheets, read and written: each run may hold some two hundred megabytes, hence one at a time.
    pub sheets: Lane,
}

impl Lanes {
    /// Half of the cores hash (at least one); one picture and one spreadsheet at a time.
    pub fn of_this_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            hashing: Lane::new("hashing", (cores / 2).max(1), 64),
            pictures: Lane::new("pictures", 1, 16),
            sheets: Lane::new("sheets", 1, 8),
        }
    }
}

/// Runs closures on the blocking pool: a few at once, a few waiting, the rest turned away.
#[derive(Clone)]
pub struct Lane {
    name: &'static str,
    places: Arc<Semaphore>,
    workers: Arc<Semaphore>,
}

impl Lane {
    /// At most `width` closures run at once and at most `queue` more wait for their turn.
    pub fn new(name: &'static str, width: usize, queue: usize) -> Self {
        let places = Arc::new(Semaphore::new(width + queue));
        Self { name, places, workers: Arc::new(Semaphore::new(width)) }
    }

    /// Runs `work` off the async threads when its turn comes.
    ///
    /// # Errors
    /// `Busy` when the queue is full; an internal error when `work` panicked.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| self.full())?;
        let turn = self.workers.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        // The permits travel with the work: a visitor who leaves does not free a core that is still busy.
        let run = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        Ok(run.await.map_err(|fault| anyhow::anyhow!("{} lane: {fault}", self.name))?)
    }

    fn full(&self) -> AppError {
        tracing::warn!(lane = self.name, "queue is full");
        AppError::Busy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[rocket::async_test]
    async fn work_comes_back() {
        assert_eq!(Lane::new("test", 1, 0).run(|| 6 * 7).await.expect("ran"), 42);
    }

    #[rocket::async_test]
    async fn one_works_one_waits_and_the_third_is_turned_away() {
        let lane = Lane::new("test", 1, 1);
        let (go, wait) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let lane = lane.clone();
            async move { lane.run(move || wait.recv()).await }
        });
        while lane.workers.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let second = tokio::spawn({
            let lane = lane.clone();
            async move { lane.run(|| 2).await }
        });
        while lane.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(lane.run(|| 3).await, Err(AppError::Busy)));
        go.send(()).expect("first is waiting");
        assert!(first.await.expect("joined").is_ok());
        assert_eq!(second.await.expect("joined").expect("ran"), 2);
        assert_eq!(lane.run(|| 4).await.expect("there is room again"), 4);
    }

    #[rocket::async_test]
    async fn a_panic_is_an_error_and_frees_the_lane() {
        let lane = Lane::new("test", 1, 0);
        assert!(lane.run(|| panic!("on purpose")).await.is_err());
        assert!(lane.run(|| ()).await.is_ok());
    }
}
