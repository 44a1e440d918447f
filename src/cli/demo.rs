//! `demo`: a made-up company to look around in.

use super::serve::apply_listen;
use crate::app::{Server, handlers, prepare};
use crate::config::Config;
use crate::demo;
use crate::error::Result;

/// Options of `demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Address and port to serve on; port 0 takes a free one.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    /// Print one line of JSON once it serves: {"url", "sign_ins", "candidate_link"}.
    #[arg(long)]
    pub json: bool,
}

impl Demo {
    /// Puts the options into the settings.
    pub fn apply(&self, config: &mut Config) {
        apply_listen(config, self.listen.as_deref());
    }

    /// Makes the company where there is none, serves it and says how to look around.
    pub async fn run(self, config: Config) -> Result<()> {
        let server = Server::bind(prepare(config).await?)?;
        let state = server.parts().state.clone();
        let json = self.json;
        let made = demo::build(&state, &handlers(), &|line| {
            if !json {
                eprintln!("{line}")
            }
        })
        .await?;
        let url = state.config.public_url.clone();
        let link = state.config.absolute(&made.candidate_path);
        if json {
            println!("{}", serde_json::json!({ "url": url, "sign_ins": made.sign_ins, "candidate_link": link }));
        } else {
            println!("\nTouchstone serves Kestrel Pay, a made-up company, on {url}\n");
            println!("  Sign in as");
            for who in &made.sign_ins {
                println!("    {:<16}{:<36}{}", who.role.replace('_', " "), who.email, who.password);
            }
            println!("\n  Or take the test as a candidate\n    {link}\n");
            println!("  Data in {}. Ctrl-C ends it; delete the folder to begin again.", state.config.data.display());
        }
        server.run().await
    }
}
