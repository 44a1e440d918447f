//! The signing keys of access tokens: Ed25519, named by `kid`, rotated, sealed in the database.
//!
//! They live in the database so that every node can check what another signed; each private key is sealed with
//! AES-256-GCM under a key derived from the installation's secret, so a copy of the database alone signs nothing.

use crate::db::schema::signing_keys::dsl as k;
use crate::db::{Conn, Db};
use crate::error::{Error, Result};
use crate::kit::ids::{OrganisationId, SessionId, UserId};
use crate::kit::{Clock, Dice, Role, Secret, Span, Time, secret};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use diesel::prelude::*;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Claims {
    pub sub: UserId,
    pub sid: SessionId,
    pub org: OrganisationId,
    pub org_name: String,
    pub name: String,
    pub role: Role,
    /// Seconds since 1970.
    pub iat: i64,
    /// Seconds since 1970.
    pub exp: i64,
}

#[derive(Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = crate::db::schema::signing_keys)]
struct Row {
    id: String,
    private_key: String,
    public_key: String,
    created_at: Time,
    retires_at: Time,
}

struct Key {
    id: String,
    sign: EncodingKey,
    verify: DecodingKey,
    created_at: Time,
    retires_at: Time,
}

/// A token whose signature was checked, and by which key. A check costs as much as a small page, and a browser sends the same
/// token for minutes.
struct Verified {
    kid: String,
    claims: Claims,
}

/// So many checked tokens are remembered; then all are forgotten and checked anew.
const VERIFIED_MOST: usize = 4096;

/// The keys of this installation. Cheap to clone.
#[derive(Clone)]
pub struct Keyring {
    keys: Arc<RwLock<Vec<Key>>>,
    verified: Arc<RwLock<HashMap<[u8; 32], Verified>>>,
    sealing: Secret<Vec<u8>>,
    life: Span,
    overlap: Span,
    clock: Clock,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring")
    }
}

impl Keyring {
    /// Loads the keys and makes one where none is fresh. `key_days`: after so many days a new key signs.
    pub async fn open(db: &Db, sealing: Secret<Vec<u8>>, key_days: i64, clock: Clock) -> Result<Keyring> {
        let ring =
            Keyring { keys: Arc::default(), verified: Arc::default(), sealing, life: Span::days(key_days), overlap: Span::days(1), clock };
        ring.refresh(db).await?;
        Ok(ring)
    }

    /// Reads the keys anew, makes one where none is fresh, and forgets those that are past.
    pub async fn refresh(&self, db: &Db) -> Result<()> {
        let now = self.clock.now();
        let fresh = self.make(now)?;
        let life = self.life;
        let rows = db
            .write(move |conn| {
                diesel::delete(k::signing_keys.filter(k::retires_at.lt(now))).execute(conn)?;
                let newest: Option<Time> = k::signing_keys.select(diesel::dsl::max(k::created_at)).first(conn)?;
                if newest.is_none_or(|at| now - at >= life) {
                    diesel::insert_into(k::signing_keys).values(&fresh).execute(conn)?;
                }
                Ok(k::signing_keys.order(k::created_at.desc()).select(Row::as_select()).load(conn)?)
            })
            .await?;
        let keys = rows.iter().map(|row| self.open_row(row)).collect::<Result<Vec<_>>>()?;
        *self.keys.write().map_err(Error::internal)? = keys;
        Ok(())
    }

    /// How many keys the database has; an error when one was sealed under another secret. Changes nothing.
    pub fn check(conn: &mut Conn, sealing: &Secret<Vec<u8>>) -> Result<usize> {
        let ring = Keyring {
            keys: Arc::default(),
            verified: Arc::default(),
            sealing: sealing.clone(),
            life: Span::default(),
            overlap: Span::default(),
            clock: Clock::machine(),
        };
        let rows: Vec<Row> = k::signing_keys.select(Row::as_select()).load(conn)?;
        rows.iter().try_for_each(|row| ring.open_row(row).map(|_| ()))?;
        Ok(rows.len())
    }

    /// Whether the newest key is old enough to be replaced.
    pub fn is_due(&self) -> bool {
        let now = self.clock.now();
        self.keys.read().is_ok_and(|keys| keys.first().is_none_or(|key| now - key.created_at >= self.life))
    }

    /// Signs claims with the newest key.
    pub fn sign(&self, claims: &Claims) -> Result<String> {
        let keys = self.keys.read().map_err(Error::internal)?;
        let key = keys.first().ok_or_else(|| Error::internal("no signing key"))?;
        let header = Header { kid: Some(key.id.clone()), ..Header::new(Algorithm::EdDSA) };
        jsonwebtoken::encode(&header, claims, &key.sign).map_err(Error::internal)
    }

    /// The claims of a token that one of the keys signed and that has not expired.
    pub fn verify(&self, token: &str) -> Option<Claims> {
        let now = self.clock.now();
        let keys = self.keys.read().ok()?;
        let find = |kid: &str| keys.iter().find(|key| key.id == kid && key.retires_at > now);
        let digest: [u8; 32] = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes()).as_ref().try_into().ok()?;
        if let Some(known) = self.verified.read().ok()?.get(&digest) {
            return (find(&known.kid).is_some() && known.claims.exp > now.seconds()).then(|| known.claims.clone());
        }
        let kid = jsonwebtoken::decode_header(token).ok()?.kid?;
        let key = find(&kid)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        // Expiry is compared with our own clock, so that tests own it.
        validation.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, &key.verify, &validation).ok()?.claims;
        let mut verified = self.verified.write().ok()?;
        if verified.len() >= VERIFIED_MOST {
            verified.clear();
        }
        verified.insert(digest, Verified { kid, claims: claims.clone() });
        (claims.exp > now.seconds()).then_some(claims)
    }

    fn make(&self, now: Time) -> Result<Row> {
        let document = Ed25519KeyPair::generate_pkcs8(&aws_lc_rs::rand::SystemRandom::new()).map_err(Error::internal)?;
        let pair = Ed25519KeyPair::from_pkcs8(document.as_ref()).map_err(Error::internal)?;
        Ok(Row {
            id: secret::encode(&Dice::machine().bytes::<9>()),
            private_key: self.seal(document.as_ref())?,
            public_key: secret::encode(pair.public_key().as_ref()),
            created_at: now,
            retires_at: now + self.life + self.overlap,
        })
    }

    fn open_row(&self, row: &Row) -> Result<Key> {
        let private = self.unseal(&row.private_key)?;
        let public = secret::decode(&row.public_key).ok_or_else(|| Error::internal("a public key that cannot be read"))?;
        Ok(Key {
            id: row.id.clone(),
            sign: EncodingKey::from_ed_der(&private),
            verify: DecodingKey::from_ed_der(&public),
            created_at: row.created_at,
            retires_at: row.retires_at,
        })
    }

    fn cipher(&self) -> Result<RandomizedNonceKey> {
        RandomizedNonceKey::new(&AES_256_GCM, self.sealing.expose()).map_err(Error::internal)
    }

    fn seal(&self, plain: &[u8]) -> Result<String> {
        let mut body = plain.to_vec();
        let nonce = self.cipher()?.seal_in_place_append_tag(Aad::from(b"signing key"), &mut body).map_err(Error::internal)?;
        Ok(secret::encode(&[nonce.as_ref().as_slice(), &body].concat()))
    }

    fn unseal(&self, sealed: &str) -> Result<Vec<u8>> {
        let other = || {
            Error::internal(
                "the signing keys were sealed under another secret: give this node the secret of the others (TOUCHSTONE_SECRET), or delete the rows of signing_keys to sign everybody out",
            )
        };
        let bytes = secret::decode(sealed).filter(|b| b.len() > NONCE_LEN).ok_or_else(other)?;
        let (nonce, body) = bytes.split_at(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| other())?;
        let mut body = body.to_vec();
        Ok(self.cipher()?.open_in_place(nonce, Aad::from(b"signing key"), &mut body).map_err(|_| other())?.to_vec())
    }
}
