//! Enters what was told about the event.
use super::{Entered, Entering};
use crate::events::event;
use crate::interchange::seed::format::Post;
use crate::news::post::Kind;
use crate::news::{Act, PostInput, act_in, insert_post};
use crate::platform::change::Change;
use crate::platform::text::Given;
use crate::platform::time::to_utc;
use chrono::NaiveTime;

impl Entering<'_> {
    pub(super) async fn news(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().news {
            let post = entry.get_ref();
            let added = insert_post(change, event, Kind::Article, &input(post)).await;
            let added = self.at(entry.span(), "news", added)?;
            let Some(day) = post.day else { continue };
            let hour = post.at.map_or(NaiveTime::MIN, |at| at.0);
            let at = to_utc(day.on(self.seed.today).and_time(hour), event.tz());
            self.at(entry.span(), "news", act_in(change, (event.id, added.id), Act::Publish(at)).await)?;
        }
        Ok(())
    }
}

fn input(post: &Post) -> PostInput {
    PostInput {
        title: post.title.clone(),
        lead: post.lead.clone(),
        body: post.body.clone(),
        author: post.author.clone(),
        press: post.press,
        related_posts: Vec::new(),
        related_events: Vec::new(),
        version: Given(None),
    }
}
