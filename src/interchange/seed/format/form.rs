//! What a seed says of the application form and of how applications are scored.
use crate::exhibitors::form::question;
use crate::platform::text::{Both, BothLine, Line};
use serde::Deserialize;

/// A question of the organizers' own in the application form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub label: BothLine<2, 200>,
    #[serde(default)]
    pub hint: Both<Line<0, 300>>,
    pub sort: question::Sort,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub later: bool,
    #[serde(default)]
    pub options: Vec<Both<Line<0, 120>>>,
}

/// What applications are scored by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub name: BothLine<2, 120>,
    #[serde(default)]
    pub hint: Both<Line<0, 300>>,
    pub weight: i32,
    pub most: i32,
}
