//! Access tokens: what is signed holds, what is forged does not, and keys come and go.

use crate::both;
use crate::support::Stage;
use crate::support::cast::NADIA;
use touchstone::accounts::{Claims, Keyring, store};
use touchstone::kit::secret::{decode, encode};
use touchstone::kit::{Secret, Span};
use touchstone::paths::accounts as paths;

/// What a token of hers says; it expires after `life`.
async fn claims(stage: &Stage, life: Span) -> Claims {
    let now = stage.clock.now();
    let (user, session) = stage
        .read(move |conn| {
            let user = store::by_email(conn, NADIA.email)?.expect("her");
            let session = store::sessions_of(conn, &user.id, now)?.remove(0);
            Ok((user, session))
        })
        .await;
    Claims {
        sub: user.id,
        sid: session.id,
        org: user.organisation_id,
        org_name: "Kestrel Pay".into(),
        name: user.name,
        role: user.role,
        iat: now.seconds(),
        exp: (now + life).seconds(),
    }
}

fn parts(token: &str) -> Vec<String> {
    token.split('.').map(ToString::to_string).collect()
}

fn header_of(token: &str) -> serde_json::Value {
    serde_json::from_slice(&decode(&parts(token)[0]).expect("base64url")).expect("JSON")
}

fn with_header(token: &str, header: &serde_json::Value) -> String {
    let parts = parts(token);
    format!("{}.{}.{}", encode(header.to_string().as_bytes()), parts[1], parts[2])
}

both! {
    async fn forged_tokens_are_worth_nothing(stage: Stage) {
        let mut nadia = stage.browser(NADIA).await;
        nadia.get(&paths::settings()).await.expect_status(200);
        let keyring = &stage.parts.keyring;
        let good = keyring.sign(&claims(&stage, Span::minutes(5)).await).expect("a token");
        assert!(keyring.verify(&good).is_some());
        let kid = header_of(&good)["kid"].as_str().expect("a kid").to_string();
        let (head, body, tag) = { let p = parts(&good); (p[0].clone(), p[1].clone(), p[2].clone()) };
        let mut other: serde_json::Value = serde_json::from_slice(&decode(&body).expect("base64url")).expect("JSON");
        other["role"] = "admin".into();
        let tampered = format!("{head}.{}.{tag}", encode(other.to_string().as_bytes()));
        // Algorithm confusion: an HMAC under the public key, which is no secret.
        let public = stage.read(|conn| {
            use touchstone::db::schema::signing_keys::dsl as k;
            use diesel::prelude::*;
            Ok(k::signing_keys.select(k::public_key).first::<String>(conn)?)
        }).await;
        let hmac_head = encode(serde_json::json!({"alg": "HS256", "typ": "JWT", "kid": kid}).to_string().as_bytes());
        let hmac = |key: &[u8]| format!("{hmac_head}.{body}.{}", touchstone::kit::secret::sign(key, &format!("{hmac_head}.{body}")));
        let mut forged = vec![
            ("tampered payload", tampered),
            ("no algorithm", with_header(&good, &serde_json::json!({"alg": "none", "typ": "JWT", "kid": kid}))),
            ("no algorithm and no signature", format!("{}.{body}.", encode(serde_json::json!({"alg": "none", "kid": kid}).to_string().as_bytes()))),
            ("unknown kid", with_header(&good, &serde_json::json!({"alg": "EdDSA", "typ": "JWT", "kid": "no-such-key"}))),
            ("no kid", with_header(&good, &serde_json::json!({"alg": "EdDSA", "typ": "JWT"}))),
            ("HMAC under the public key as kept", hmac(public.as_bytes())),
            ("HMAC under the public key's bytes", hmac(&decode(&public).expect("base64url"))),
            ("RSA", with_header(&good, &serde_json::json!({"alg": "RS256", "typ": "JWT", "kid": kid}))),
            ("cut short", good[..good.len() - 2].to_string()),
            ("nothing", String::new()),
            ("rubbish", "a.b.c".to_string()),
        ];
        // Signed by a key of our own kind that this installation does not know.
        let elsewhere = Stage::sqlite().await;
        let clock = stage.clock.clone();
        let foreign = Keyring::open(&elsewhere.state().db, Secret::new(vec![7; 32]), 30, clock).await.err().map(|_| ());
        assert_eq!(foreign, Some(()), "keys sealed under another secret do not open");
        let stranger = elsewhere.parts.keyring.sign(&claims(&stage, Span::minutes(5)).await).expect("a token");
        forged.push(("another installation's key", stranger.clone()));
        forged.push(("another installation's key under our kid", with_header(&stranger, &header_of(&good))));
        for (what, token) in forged {
            assert!(keyring.verify(&token).is_none(), "{what}");
            let mut thief = stage.visitor().await;
            thief.set_cookie("ts_access", &token);
            let page = thief.get(&paths::settings()).await;
            assert_eq!(page.expect_status(303).location(), paths::sign_in_then("/settings"), "{what}");
        }
    }

    async fn a_token_expires_by_our_clock(stage: Stage) {
        let _nadia = stage.browser(NADIA).await;
        let token = stage.parts.keyring.sign(&claims(&stage, Span::minutes(5)).await).expect("a token");
        stage.wait(Span::seconds(299));
        assert!(stage.parts.keyring.verify(&token).is_some());
        stage.wait(Span::seconds(1));
        assert!(stage.parts.keyring.verify(&token).is_none());
    }

    async fn keys_rotate_and_the_old_one_holds_until_it_retires(stage: Stage) {
        let _nadia = stage.browser(NADIA).await;
        let (keyring, db) = (&stage.parts.keyring, &stage.state().db);
        let claims = claims(&stage, Span::days(400)).await;
        let old = keyring.sign(&claims).expect("a token");
        assert!(!keyring.is_due());
        stage.wait(Span::days(30));
        assert!(keyring.is_due());
        keyring.refresh(db).await.expect("keys");
        let new = keyring.sign(&claims).expect("a token");
        assert_ne!(header_of(&old)["kid"], header_of(&new)["kid"]);
        assert!(keyring.verify(&old).is_some() && keyring.verify(&new).is_some());
        // Another node learns the new key from the database.
        let node = Keyring::open(db, stage.state().secrets.sealing.clone(), 30, stage.clock.clone()).await.expect("keys");
        assert!(node.verify(&new).is_some());
        stage.wait(Span::days(1) + Span::seconds(1));
        assert!(keyring.verify(&old).is_none(), "retired, though still in memory");
        keyring.refresh(db).await.expect("keys");
        assert!(keyring.verify(&old).is_none() && keyring.verify(&new).is_some());
        assert_eq!(stage.read(|conn| { use diesel::prelude::*; Ok(touchstone::db::schema::signing_keys::table.count().get_result::<i64>(conn)?) }).await, 1, "the retired key is gone");
    }
}
