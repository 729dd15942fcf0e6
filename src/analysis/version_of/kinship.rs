//! Whether two articles may be versions of one report, by where they come from.

use rustc_hash::FxHashSet;

use crate::model::{Article, OutletId};

/// Where an article comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    outlet: Option<OutletId>,
    /// Its address, without what does not tell pages apart.
    address: &'a str,
    site: &'a str,
}

impl<'a> Origin<'a> {
    /// Reads it off the article.
    pub fn of(article: &'a Article) -> Self {
        let address = address(&article.provenance.url);
        Self { outlet: article.outlet, address, site: site(address) }
    }
}

/// Where two articles come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// They stand at one address.
    Address,
    /// One outlet published both.
    Outlet,
    /// It is not known of both who published them.
    Unknown,
    /// Two outlets published them.
    Strangers,
}

impl Kinship {
    /// What two origins make of two articles.
    pub fn of(one: &Origin<'_>, other: &Origin<'_>) -> Self {
        if !one.address.is_empty() && one.address.eq_ignore_ascii_case(other.address) {
            return Self::Address;
        }
        let is_known = !one.site.is_empty() && !other.site.is_empty();
        match one.outlet.zip(other.outlet) {
            Some((a, b)) if a == b => Self::Outlet,
            Some(_) => Self::Strangers,
            None if !is_known => Self::Unknown,
            None if one.site.eq_ignore_ascii_case(other.site) => Self::Outlet,
            None => Self::Strangers,
        }
    }

    /// Whether such shares of the words of two articles make them versions of one.
    pub fn is_enough(self, one: f32, other: f32) -> bool {
        let (less, more) = (one.min(other), one.max(other));
        match self {
            // A page is written anew under its address, and grows.
            Self::Address => more >= 0.4,
            // A short report may have become a long one; but what is in a long one
            // may also be its background, told again.
            Self::Outlet => more >= 0.7 && less >= 0.25,
            Self::Unknown => less >= 0.7,
            Self::Strangers => false,
        }
    }
}

/// The origins of some articles together, to tell who cannot be kin to any.
#[derive(Debug, Default)]
pub struct Origins {
    outlets: FxHashSet<OutletId>,
    sites: FxHashSet<String>,
    /// Whether one has no site, no outlet, and neither.
    lack: [bool; 3],
}

impl Origins {
    /// Takes origins together.
    pub fn of<'a>(all: impl Iterator<Item = Origin<'a>>) -> Self {
        let mut it = Self::default();
        for origin in all {
            it.outlets.extend(origin.outlet);
            it.sites.insert(origin.site.to_ascii_lowercase());
            let lack = [origin.site.is_empty(), origin.outlet.is_none()];
            let [site, outlet, both] = &mut it.lack;
            *site |= lack[0];
            *outlet |= lack[1];
            *both |= lack[0] && lack[1];
        }
        it
    }

    /// Whether an article may be kin to one of them.
    pub fn has_kin_of(&self, origin: &Origin<'_>) -> bool {
        let [no_site, no_outlet, neither] = self.lack;
        let is_site_known =
            !origin.site.is_empty() && self.sites.contains(&origin.site.to_ascii_lowercase());
        is_site_known
            || match (origin.outlet, origin.site.is_empty()) {
                (None, true) => true,
                (None, false) => no_site,
                (Some(outlet), true) => no_outlet || self.outlets.contains(&outlet),
                (Some(outlet), false) => neither || self.outlets.contains(&outlet),
            }
    }
}

/// An address without what does not tell pages apart.
fn address(url: &str) -> &str {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}

/// The site of an address.
fn site(address: &str) -> &str {
    address.split(['/', '?', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn who_is_kin_to_one_is_kin_to_all_together() {
        let outlets = [None, Some(OutletId(Id(1))), Some(OutletId(Id(2)))];
        let sites = ["", "a.example", "B.example"];
        let origins: Vec<Origin<'_>> = outlets
            .into_iter()
            .flat_map(|outlet| sites.map(|site| Origin { outlet, address: site, site }))
            .collect();
        for one in &origins {
            for other in &origins {
                let is_kin = Kinship::of(one, other) != Kinship::Strangers;
                let together = Origins::of([*other].into_iter());
                assert_eq!(together.has_kin_of(one), is_kin, "{one:?} {other:?}");
            }
        }
    }
}
