//! `account`: a way in for people who cannot get a letter.
use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use khaihoi::accounts::{NewAccount, NewLink, Purpose, account, one_time_link};
use khaihoi::platform::change::{Actor, Change, Note};
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use khaihoi::platform::language::Language;
use khaihoi::platform::text::{Email, Line};
use khaihoi::platform::time::Clock;

#[derive(Subcommand)]
pub enum Act {
    /// Make an account, and print a link that signs its owner in once, within a day
    ///
    /// The owner then sets a password under "my account". The link begins with `public_url`.
    Add {
        /// The e-mail address to sign in with
        #[arg(value_name = "E-MAIL")]
        email: String,
        /// The person's name, in quotes
        #[arg(value_name = "NAME")]
        name: String,
        /// Make it an administrator of the whole installation
        #[arg(long)]
        admin: bool,
    },
    /// Print a link to set a new password, for who lost theirs; it works once, within one hour
    Reset {
        /// The e-mail address of the account
        #[arg(value_name = "E-MAIL")]
        email: String,
    },
}

pub async fn run(db: &Database, config: &Config, act: Act) -> anyhow::Result<()> {
    let mut change = Change::begin(db, &Actor::program("command line"), Clock::system().now()).await?;
    let line = match act {
        Act::Add { email, name, admin } => add(&mut change, config, (&email, &name), admin).await?,
        Act::Reset { email } => reset(&mut change, config, &email).await?,
    };
    change.commit().await?;
    println!("{line}");
    Ok(())
}

async fn add(change: &mut Change, config: &Config, (email, name): (&str, &str), is_admin: bool) -> anyhow::Result<String> {
    let email = address(email)?;
    let name = Line::<2, 120>::parse(name).map_err(|_| anyhow!("a name has 2 to 120 characters"))?;
    if account::by_email(change.tx(), &email).await?.is_some() {
        bail!("there is an account with the address {email} already: `khaihoi account reset {email}` lets its owner back in");
    }
    let new = NewAccount { email, name: name.into_string(), password_hash: None, language: Language::Vi, is_admin, confirmed: true };
    let account = account::create(change, new).await?;
    let token = one_time_link::issue(change, NewLink::to(Purpose::SignIn, &account)).await?;
    Ok(format!("sign-in: {}/sign-in/{token}", config.origin()))
}

async fn reset(change: &mut Change, config: &Config, email: &str) -> anyhow::Result<String> {
    let account = account::by_email(change.tx(), &address(email)?).await?;
    let account = account.with_context(|| format!("there is no account with the address {email}"))?;
    if account.blocked_at.is_some() {
        bail!("the account {email} is blocked: an administrator can unblock it under /admin/accounts");
    }
    one_time_link::withdraw(change, account.id, Purpose::Recover).await?;
    let token = one_time_link::issue(change, NewLink::to(Purpose::Recover, &account)).await?;
    change.note(Note::new(None, "accounts-log-recover-asked").about("account", account.id, &account.name).quiet()).await?;
    Ok(format!("recover: {}/recover/{token}", config.origin()))
}

fn address(text: &str) -> anyhow::Result<Email> {
    Email::parse(text).map_err(|_| anyhow!("{text} is not an e-mail address"))
}
