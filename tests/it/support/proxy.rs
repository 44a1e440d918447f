//! A door in front of a PostgreSQL server that a test can shut and open.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A running door; its threads end with the test process.
pub struct Proxy {
    pub port: u16,
    open: Arc<AtomicBool>,
    streams: Arc<Mutex<Vec<TcpStream>>>,
}

/// Opens one in front of `target`, a port of this machine.
pub fn start(target: u16) -> Proxy {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let proxy =
        Proxy { port: listener.local_addr().expect("an address").port(), open: Arc::new(AtomicBool::new(true)), streams: Arc::default() };
    let (open, streams) = (Arc::clone(&proxy.open), Arc::clone(&proxy.streams));
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            if !open.load(Ordering::SeqCst) {
                continue;
            }
            let Ok(server) = TcpStream::connect(("127.0.0.1", target)) else { continue };
            let copy = |s: &TcpStream| s.try_clone().expect("a second handle");
            streams.lock().expect("the streams").extend([copy(&client), copy(&server)]);
            pump(copy(&client), copy(&server));
            pump(server, client);
        }
    });
    proxy
}

fn pump(mut from: TcpStream, mut to: TcpStream) {
    std::thread::spawn(move || {
        let mut bytes = [0; 16_384];
        while let Ok(n) = from.read(&mut bytes) {
            if n == 0 || to.write_all(&bytes[..n]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

impl Proxy {
    /// Cuts every connection and takes no new one.
    pub fn shut(&self) {
        self.open.store(false, Ordering::SeqCst);
        for stream in self.streams.lock().expect("the streams").drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
    /// Takes connections again.
    pub fn open(&self) {
        self.open.store(true, Ordering::SeqCst);
    }
}
