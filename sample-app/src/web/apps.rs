//! Which of the four apps an instance serves.

use std::fmt;
use std::str::FromStr;

/// One of the apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum App {
    /// For those who order.
    Order,
    /// For the shops.
    Boss,
    /// For the couriers.
    Delivery,
    /// The polls of the first labs.
    Polls,
}

impl App {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Order, Self::Boss, Self::Delivery, Self::Polls];

    /// Returns the name, which is also the first part of the app's paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Boss => "boss",
            Self::Delivery => "delivery",
            Self::Polls => "polls",
        }
    }
}

/// A set of apps, as `--apps order,boss` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apps(Vec<App>);

/// A list of apps that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AppsError {
    /// A name that is none of the four.
    #[error("unknown app {0:?}; the apps are order, boss, delivery, polls")]
    Unknown(String),
    /// Nothing was named.
    #[error("no app is named; the apps are order, boss, delivery, polls")]
    None,
}

impl Apps {
    /// Says whether `app` is among them.
    pub fn has(&self, app: App) -> bool {
        self.0.contains(&app)
    }
}

impl FromStr for Apps {
    type Err = AppsError;

    fn from_str(text: &str) -> Result<Self, AppsError> {
        let mut apps = Vec::new();
        for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let app = App::ALL
                .into_iter()
                .find(|app| app.name() == name)
                .ok_or_else(|| AppsError::Unknown(name.to_owned()))?;
            if !apps.contains(&app) {
                apps.push(app);
            }
        }
        if apps.is_empty() { Err(AppsError::None) } else { Ok(Self(apps)) }
    }
}

impl fmt::Display for Apps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, app) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            f.write_str(app.name())?;
        }
        Ok(())
    }
}
