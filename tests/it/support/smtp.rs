//! An SMTP server that takes every letter and remembers it.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// A running server; its thread ends with the test process.
pub struct Smtp {
    port: u16,
    received: Arc<Mutex<String>>,
}

/// Starts one on a free port.
pub fn start() -> Smtp {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let received = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&received);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut out = stream.try_clone().expect("a second handle");
            let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
            let _ = out.write_all(b"220 test\r\n");
            while let Some(line) = lines.next() {
                let command = line.split_whitespace().next().unwrap_or("").to_uppercase();
                let answer: &[u8] = match command.as_str() {
                    "EHLO" => b"250 test\r\n",
                    "DATA" => {
                        let _ = out.write_all(b"354 go on\r\n");
                        let text: Vec<String> = lines.by_ref().take_while(|l| l != ".").collect();
                        // Quoted-printable breaks long lines; joined again they can be searched.
                        kept.lock().expect("the letters").push_str(&text.join("\n").replace("=\n", ""));
                        b"250 taken\r\n"
                    }
                    "QUIT" => b"221 bye\r\n",
                    _ => b"250 fine\r\n",
                };
                if out.write_all(answer).is_err() || command == "QUIT" {
                    break;
                }
            }
        }
    });
    Smtp { port, received }
}

impl Smtp {
    /// The URL to set.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }
    /// Everything received so far.
    pub fn received(&self) -> String {
        self.received.lock().expect("the letters").clone()
    }
}
