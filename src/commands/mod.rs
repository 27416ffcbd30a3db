//! The command line: what can be asked of the program, and where each is done.
mod account;
mod backup;
mod demo;
mod people;
mod seed;
mod serve;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use khaihoi::platform::config::{self, Config};
use khaihoi::platform::db::{self, Database};
use rocket::tokio::runtime;
use std::fs::OpenOptions;
use std::io::IsTerminal;
use std::path::PathBuf;
use tracing_subscriber::EnvFilter;

/// Runs a startup and innovation festival: its programme, people and booths, on the web.
///
/// Settings come from defaults, then ./khaihoi.toml, then KHAIHOI_* and DATABASE_URL in the environment, then the options
/// below; `khaihoi config` shows what is in force. Begin with `khaihoi demo` to look around, and `khaihoi serve` to work.
#[derive(Parser)]
#[command(name = "khaihoi", version, arg_required_else_help = true, max_term_width = 100)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site. Brings the database up to date first; SIGTERM or Ctrl-C lets requests under way finish, then stops
    ///
    /// On an empty database it prints a set-up link: open it within one hour to make the first administrator.
    /// Starting again prints a new one.
    Serve(#[command(flatten)] Door),
    /// Look around: opens sample festivals in a fresh folder, with a one-time sign-in link for each role
    ///
    /// The folder is removed when the demo stops; with --data DIR everything is kept there. No mail leaves the machine:
    /// letters are written to the folder `mail` inside.
    Demo(#[command(flatten)] Door),
    /// Bring the database up to date, and stop
    Migrate,
    /// Load events from TOML files. A file is loaded whole or not at all; loading it again changes nothing
    Seed {
        /// The files to load
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Make accounts, or let people back into theirs, without a letter
    Account {
        #[command(subcommand)]
        act: account::Act,
    },
    /// Read people out of a text
    People {
        #[command(subcommand)]
        act: people::Act,
    },
    /// Show every setting, its value, and where it came from. Secrets are hidden
    Config,
    /// Copy the database to a file while it is in use
    ///
    /// SQLite: the copy is consistent under load, and never overwrites a file. PostgreSQL: prints the pg_dump command to use.
    /// Pictures are in the folder `files` of the data folder: copy that as well.
    Backup {
        /// The file to write; it must not exist yet
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Args)]
struct Place {
    /// The folder of the database, pictures and unsent mail [default: var]
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
}

#[derive(Args)]
struct Door {
    /// The network address to listen on [default: 127.0.0.1]; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// The port to listen on [default: 8000]; 0 takes a free one
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

/// What the options say, over what the configuration says.
type Overrides = Vec<(&'static str, String)>;

impl Place {
    fn overrides(&self) -> Overrides {
        self.data.iter().map(|folder| ("data", folder.to_string_lossy().into_owned())).collect()
    }
}

impl Door {
    fn overrides(&self) -> Overrides {
        let address = self.address.iter().map(|address| ("address", address.clone()));
        address.chain(self.port.iter().map(|port| ("port", port.to_string()))).collect()
    }
}

/// Does what was asked.
///
/// # Errors
/// One sentence for the person at the terminal.
pub fn run(line: CommandLine) -> anyhow::Result<()> {
    let mut overrides = line.place.overrides();
    if let Command::Serve(door) | Command::Demo(door) = &line.command {
        overrides.extend(door.overrides());
    }
    if let Command::Demo(_) = &line.command {
        return demo::run(overrides);
    }
    if let Command::People { act } = &line.command {
        return people::run(act);
    }
    let (config, figment) = Config::load(&overrides)?;
    start_log(&config)?;
    match line.command {
        Command::Config => {
            print!("{}", config::explain(&config, &figment)?);
            Ok(())
        }
        Command::Serve(_) | Command::Demo(_) | Command::People { .. } => wait_for(serve::run(config)),
        Command::Migrate => wait_for(async {
            open(&config).await?;
            println!("the database is up to date");
            Ok(())
        }),
        Command::Seed { files } => wait_for(async { seed::run(&open(&config).await?, &files).await }),
        Command::Account { act } => wait_for(async { account::run(&open(&config).await?, &config, act).await }),
        Command::Backup { file } => wait_for(backup::run(&config, &file)),
    }
}

/// The error and its causes, without those that only say again what stands there already.
pub fn sentence(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if !said.contains(&cause) {
            said = if said.is_empty() { cause } else { format!("{said}: {cause}") };
        }
    }
    said
}

/// One worker per core.
fn wait_for<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().thread_name("khaihoi").build().context("cannot start")?;
    runtime.block_on(work)
}

/// To standard error, so that what a command answers stands alone on standard output.
fn start_log(config: &Config) -> anyhow::Result<()> {
    // The names of migrations are no news, unless somebody asks for them.
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,{}", config.log))
        .with_context(|| format!("configuration: log = {:?} is no filter", config.log))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    log.try_init().map_err(|error| anyhow::anyhow!("cannot log: {error}"))
}

/// The database in force, up to date.
async fn open(config: &Config) -> anyhow::Result<Database> {
    try_folder(config)?;
    let db = Database::open(config).await?;
    db::migrate(&db).await?;
    Ok(db)
}

/// Finds out first whether the data folder can be written to: the database would only say that it cannot open a file.
fn try_folder(config: &Config) -> anyhow::Result<()> {
    let folder = &config.data;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
    if config.database_url.is_empty() {
        let file = folder.join("khaihoi.sqlite");
        let opened = OpenOptions::new().append(true).create(true).open(&file);
        opened.with_context(|| format!("cannot write to {}", file.display()))?;
    }
    Ok(())
}
