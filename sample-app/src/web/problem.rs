//! Everything that can be wrong with a request, its status, and what the person reads.
//!
//! A handler returns a [`Problem`]; [`super::frame`] turns it into a page in the reader's language, or JSON.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::domain::fields::Invalid;
use crate::domain::state::State;
use crate::store::StoreError;
use crate::text::Text;

/// A field of a form, as the person knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Address,
    Dish,
    Quantity,
    Minutes,
    Order,
    Name,
    Price,
}

/// Why a request is not answered with what it asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    NotFound,
    NotServedHere,
    WrongMethod,
    BadForm,
    BadHost,
    Field(Field, Invalid),
    NoSuchShop,
    NotOnTheMenu,
    NoChoice,
    Token,
    Origin { origin: String, host: String },
    CrossSite,
    PinNeeded,
    Conflict(State),
    TooLarge,
    TooSlow,
    WrongType,
    TooMany,
    Busy,
    Unsure,
    Internal,
}

impl Field {
    fn name(self, text: &Text) -> &'static str {
        match self {
            Self::Address => text.address,
            Self::Dish => text.field_dish,
            Self::Quantity => text.field_quantity,
            Self::Minutes => text.minutes,
            Self::Order => text.field_order,
            Self::Name => text.field_name,
            Self::Price => text.field_price,
        }
    }
}

impl Problem {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::NotServedHere => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadForm
            | Self::BadHost
            | Self::Field(..)
            | Self::NoSuchShop
            | Self::NotOnTheMenu
            | Self::NoChoice => StatusCode::BAD_REQUEST,
            Self::Token | Self::Origin { .. } | Self::CrossSite | Self::PinNeeded => StatusCode::FORBIDDEN,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unsure => StatusCode::GATEWAY_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(super) fn title(&self, text: &Text) -> &'static str {
        match self {
            Self::NotFound | Self::NotServedHere => text.not_found,
            Self::WrongMethod => text.method,
            Self::BadForm
            | Self::BadHost
            | Self::Field(..)
            | Self::NoSuchShop
            | Self::NotOnTheMenu
            | Self::NoChoice => text.bad_request,
            Self::Token | Self::Origin { .. } | Self::CrossSite | Self::PinNeeded => text.forbidden,
            Self::Conflict(_) => text.conflict,
            Self::TooLarge => text.too_large,
            Self::TooSlow => text.too_slow,
            Self::WrongType => text.wrong_type,
            Self::TooMany => text.too_many,
            Self::Busy => text.busy,
            Self::Unsure => text.unsure,
            Self::Internal => text.internal,
        }
    }

    pub(super) fn why(&self, text: &Text) -> String {
        match self {
            Self::Field(field, invalid) => {
                let field = field.name(text);
                match *invalid {
                    Invalid::Missing => (text.invalid_missing)(field),
                    Invalid::NotANumber => (text.invalid_number)(field),
                    Invalid::OutOfRange(min, max) => (text.invalid_range)(field, min, max),
                    Invalid::TooLong(max) => (text.invalid_long)(field, max),
                    Invalid::BadCharacter => (text.invalid_character)(field),
                }
            }
            Self::Origin { origin, host } => (text.origin_why)(origin, host),
            Self::Conflict(state) => (text.conflict_why)(&text.state(*state)),
            Self::NotFound => text.not_found_why.to_owned(),
            Self::NotServedHere => text.not_served_why.to_owned(),
            Self::WrongMethod => text.method_why.to_owned(),
            Self::BadForm => text.bad_form_why.to_owned(),
            Self::BadHost => text.bad_host_why.to_owned(),
            Self::NoSuchShop => text.no_such_shop.to_owned(),
            Self::NotOnTheMenu => text.not_on_menu.to_owned(),
            Self::NoChoice => text.choose_one.to_owned(),
            Self::Token => text.token_why.to_owned(),
            Self::CrossSite => text.cross_site_why.to_owned(),
            Self::PinNeeded => text.pin_wrong.to_owned(),
            Self::TooLarge => text.too_large_why.to_owned(),
            Self::TooSlow => text.too_slow_why.to_owned(),
            Self::WrongType => text.wrong_type_why.to_owned(),
            Self::TooMany => text.too_many_why.to_owned(),
            Self::Busy => text.busy_why.to_owned(),
            Self::Unsure => text.unsure_why.to_owned(),
            Self::Internal => text.internal_why.to_owned(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Away(_) => {
                tracing::warn!(%error, "database");
                Self::Busy
            }
            StoreError::Unsure(_) => {
                tracing::error!(%error, "database");
                Self::Unsure
            }
            StoreError::Refused(_) | StoreError::NoRandom => {
                tracing::error!(%error, "database");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if matches!(self, Self::Busy | Self::TooMany) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response.extensions_mut().insert(self);
        response
    }
}
