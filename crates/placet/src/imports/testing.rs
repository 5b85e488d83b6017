//! How tests of all features send a sheet, confirm it and wait for what goes on beside the requests.

use placet_entity::ids::ImportDraftId;

use super::{preview as computation, run};
use crate::testing::TestApp;
use crate::testing::browser::{Browser, Shown};

/// Sends a file to the form at a path.
pub(crate) async fn preview(browser: &mut Browser, path: &str, file: &[u8]) -> Shown {
    browser.upload(path, &[("text", "")], ("file", "file.csv", file)).await
}

/// Confirms a preview.
pub(crate) async fn confirm(browser: &mut Browser, preview: &Shown) -> Shown {
    browser.post(&preview.path.clone(), &[("shown", &preview.value("shown"))]).await
}

/// The page of a draft once nothing goes on beside the requests.
pub(crate) async fn settled(app: &TestApp, browser: &mut Browser, path: &str) -> Shown {
    let id: ImportDraftId = path.rsplit('/').next().unwrap().parse().unwrap();
    for name in [run::name(id), computation::name(id)] {
        if let Some(task) = app.handle.background.find(name) {
            task.ended().await;
        }
    }
    browser.get(path).await
}

/// The figure of a tile of a page, by its label; empty when there is no such tile.
pub(crate) fn tile(page: &Shown, label: &str) -> String {
    let labels = page.all(".tile .k");
    let place = labels.iter().position(|found| found == label);
    place.and_then(|place| page.all(".tile .v").get(place).cloned()).unwrap_or_default()
}
