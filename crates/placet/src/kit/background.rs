//! Work that outlasts a request: it runs on a thread of its own, so that no request waits behind it, and says how far it is.
//!
//! What it does is kept by its feature, in the database; what is here (progress, outcome) is lost with the process, and
//! whoever asks for it must do without.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::Poll;

use tokio::sync::watch;
use uuid::Uuid;

/// Pieces of work whose outcome is remembered once they are over; older ones are forgotten.
const REMEMBERED: usize = 3;

/// What names a piece of work: its kind and the row that it is about.
pub type Name = (&'static str, Uuid);

/// The work of an institution that is under way, and the last that is over.
#[derive(Default)]
pub struct Background(Mutex<Vec<(Name, Arc<Task>)>>);

/// A piece of work.
pub struct Task {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
    outcome: OnceLock<Arc<dyn Any + Send + Sync>>,
    over: watch::Sender<bool>,
}

impl Task {
    fn new() -> Self {
        Self {
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
            outcome: OnceLock::new(),
            over: watch::channel(false).0,
        }
    }

    /// Says how many steps there are in all.
    pub fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    /// Says that a step is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Steps done and steps in all; none in all when that is not known.
    pub fn progress(&self) -> (usize, usize) {
        let total = self.total.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed).min(total), total)
    }

    /// Asks it to stop at its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Whether it is over, well or badly.
    pub fn is_over(&self) -> bool {
        *self.over.borrow()
    }

    /// Waits for its end.
    pub async fn ended(&self) {
        // the sender lives as long as `self`: only the end ends the wait
        let _ = self.over.subscribe().wait_for(|over| *over).await;
    }

    /// What it gave; none before its end, and when it panicked.
    pub fn outcome<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        Arc::clone(self.outcome.get()?).downcast().ok()
    }
}

/// Marks the end of a task however its thread leaves it.
struct End(Arc<Task>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.over.send_replace(true);
    }
}

impl Background {
    fn tasks(&self) -> std::sync::MutexGuard<'_, Vec<(Name, Arc<Task>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a piece of work, unless one of this name is under way: then that one is given.
    pub fn begin<T, F>(&self, name: Name, work: impl FnOnce(Arc<Task>) -> F + Send + 'static) -> Arc<Task>
    where
        T: Send + Sync + 'static,
        F: Future<Output = T>,
    {
        let mut tasks = self.tasks();
        if let Some((_, task)) = tasks.iter().find(|(held, task)| *held == name && !task.is_over()) {
            return Arc::clone(task);
        }
        tasks.retain(|(held, _)| *held != name);
        let mut over = tasks.iter().filter(|(_, task)| task.is_over()).count();
        tasks.retain(|(_, task)| {
            let forget = task.is_over() && over >= REMEMBERED;
            over -= usize::from(forget);
            !forget
        });
        let task = Arc::new(Task::new());
        tasks.push((name, Arc::clone(&task)));
        drop(tasks);
        let (given, end) = (Arc::clone(&task), End(Arc::clone(&task)));
        let runtime = tokio::runtime::Handle::current();
        tokio::task::spawn_blocking(move || {
            let outcome = runtime.block_on(work(given));
            let _ = end.0.outcome.set(Arc::new(outcome));
            drop(end);
        });
        task
    }

    /// The work of this name that is under way, or over and remembered.
    pub fn find(&self, name: Name) -> Option<Arc<Task>> {
        self.tasks().iter().find(|(held, _)| *held == name).map(|(_, task)| Arc::clone(task))
    }

    /// Forgets the work of this name; what is under way is asked to stop.
    pub fn forget(&self, name: Name) {
        self.tasks().retain(|(held, task)| {
            if *held == name {
                task.stop();
            }
            *held != name
        });
    }

    /// Asks everything to stop at its next step, and waits until it has: before the program ends.
    pub async fn stop(&self) {
        let tasks: Vec<Arc<Task>> = self.tasks().iter().map(|(_, task)| Arc::clone(task)).collect();
        for task in &tasks {
            task.stop();
        }
        for task in tasks {
            task.ended().await;
        }
    }
}

/// The outcome of work; a panic in it as an error, for who must put something right afterwards.
pub async fn caught<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let mut work = std::pin::pin!(work);
    std::future::poll_fn(|context| {
        // after a panic the work is never polled again: what it left broken is dropped with it
        let polled = catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Err(anyhow::anyhow!("it panicked"))))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_is_done_once_says_how_far_it_is_and_is_remembered() {
        let background = Background::default();
        let (release, wait) = tokio::sync::oneshot::channel::<()>();
        let name = ("test", Uuid::nil());
        let task = background.begin(name, async move |task| {
            task.expect(2);
            task.step();
            let _ = wait.await;
            task.step();
            42
        });
        let same = background.begin(name, async |_| 43);
        assert!(Arc::ptr_eq(&task, &same), "what is under way is not begun again");
        assert!(!task.is_over() && task.outcome::<i32>().is_none());
        release.send(()).unwrap();
        task.ended().await;
        assert_eq!((task.progress(), task.outcome::<i32>().as_deref()), ((2, 2), Some(&42)));
        assert!(background.find(name).is_some());
        background.forget(name);
        assert!(background.find(name).is_none());
    }

    #[tokio::test]
    async fn a_panic_ends_it_without_an_outcome_and_old_work_is_forgotten() {
        let background = Background::default();
        let named = |number| ("test", Uuid::from_u128(number));
        let task = background.begin(named(0), async |_| assert!(Uuid::nil().is_max(), "on purpose"));
        task.ended().await;
        assert!(task.is_over() && task.outcome::<()>().is_none());
        for number in 1..=6 {
            background.begin(named(number), async move |_| number).ended().await;
        }
        let kept: Vec<bool> = (0..=6).map(|number| background.find(named(number)).is_some()).collect();
        assert_eq!(kept, [false, false, false, false, true, true, true]);
    }

    #[tokio::test]
    async fn a_panic_becomes_an_error() {
        let panics = async {
            tokio::task::yield_now().await;
            assert!(Uuid::nil().is_max(), "on purpose");
            Ok(1)
        };
        assert!(caught(panics).await.is_err());
        assert_eq!(caught(async { Ok(1) }).await.ok(), Some(1));
    }

    #[tokio::test]
    async fn a_stop_is_waited_for() {
        let background = Background::default();
        let task = background.begin(("test", Uuid::nil()), async |task| {
            while !task.is_stopped() {
                tokio::task::yield_now().await;
            }
        });
        background.stop().await;
        assert!(task.is_over() && task.outcome::<()>().is_some());
    }
}
