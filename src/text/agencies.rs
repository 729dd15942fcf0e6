//! News agencies, by the names and letters under which articles credit them.
//!
//! A table, so that an agency is added by a line. Whether a name in an article
//! is a credit is for `header` to say.

/// Names and letters of agencies, each as it is written in a credit. Case
/// counts: `AP` is an agency, `ap` is not.
pub static AGENCIES: &[&str] = &[
    // World-wide.
    "Reuters",
    "REUTERS",
    "Thomson Reuters",
    "AP",
    "Associated Press",
    "The Associated Press",
    "AFP",
    "Agence France-Presse",
    "UPI",
    "United Press International",
    "Bloomberg",
    "Bloomberg News",
    "Dow Jones",
    // Europe.
    "dpa",
    "DPA",
    "Deutsche Presse-Agentur",
    "epd",
    "KNA",
    "APA",
    "sda",
    "Keystone-SDA",
    "EFE",
    "Europa Press",
    "ANSA",
    "Adnkronos",
    "AGI",
    "Lusa",
    "LUSA",
    "Belga",
    "ANP",
    "NTB",
    "TT",
    "Ritzau",
    "STT",
    "PAP",
    "ČTK",
    "CTK",
    "TASR",
    "SITA",
    "MTI",
    "Agerpres",
    "Mediafax",
    "BTA",
    "Tanjug",
    "Hina",
    "HINA",
    "STA",
    "MIA",
    "ANA-MPA",
    "AMNA",
    "BNS",
    "ELTA",
    "LETA",
    "PA",
    "PA Media",
    "Press Association",
    "Ukrinform",
    "UNIAN",
    "Interfax-Ukraine",
    "BelTA",
    // Russia and Central Asia.
    "TASS",
    "ITAR-TASS",
    "Interfax",
    "RIA Novosti",
    "RIA",
    "Sputnik",
    "Kazinform",
    "KazTAG",
    "AKIpress",
    "Kabar",
    "Khovar",
    "UzA",
    "TDH",
    "Trend",
    "APA-Azeri",
    "Report",
    "Armenpress",
    "ARMENPRESS",
    "Interpress",
    // Middle East.
    "Anadolu",
    "Anadolu Agency",
    "AA",
    "İHA",
    "DHA",
    "IRNA",
    "ISNA",
    "Fars",
    "FARS",
    "Tasnim",
    "Mehr",
    "MNA",
    "WAM",
    "SPA",
    "KUNA",
    "QNA",
    "BNA",
    "ONA",
    "Petra",
    "SANA",
    "INA",
    "NINA",
    "MENA",
    "NNA",
    "WAFA",
    "Saba",
    "MAP",
    "TAP",
    "APS",
    "LANA",
    // South Asia.
    "PTI",
    "ANI",
    "IANS",
    "UNI",
    "APP",
    "Online",
    "NNI",
    "INP",
    "PPI",
    "BSS",
    "UNB",
    "RSS",
    "Bakhtar",
    "Pajhwok",
    "Khaama Press",
    "Tolo News",
    "TOLOnews",
    "KP",
    // East Asia and the Pacific.
    "Xinhua",
    "Xinhua News Agency",
    "CNS",
    "CNA",
    "Kyodo",
    "Kyodo News",
    "Jiji",
    "Jiji Press",
    "Yonhap",
    "Newsis",
    "KCNA",
    "VNA",
    "Antara",
    "ANTARA",
    "Bernama",
    "BERNAMA",
    "PNA",
    "TNA",
    "AKP",
    "AAP",
    "NZPA",
    // Africa and the Americas.
    "PANA",
    "APO",
    "NAN",
    "GNA",
    "ENA",
    "SAPA",
    "AIM",
    "Angop",
    "SUNA",
    "ADN",
    "Notimex",
    "NOTIMEX",
    "Télam",
    "TELAM",
    "Prensa Latina",
    "Agência Brasil",
    "CP",
    "The Canadian Press",
    "Canadian Press",
    "QMI",
    "CMC",
];

/// Short or everyday names that are a credit only inside brackets or after a
/// dash, not as a line by themselves.
static DOUBTFUL: &[&str] = &[
    "Online", "Report", "Trend", "Fars", "Mehr", "Petra", "Sputnik", "AA", "PA", "CP", "TT", "KP",
    "AIM", "MAP", "TAP", "Saba", "MIA", "STA", "AGI",
];

/// Whether `name` is an agency's.
pub fn is_agency(name: &str) -> bool {
    AGENCIES.contains(&name)
}

/// Whether `name` alone, without brackets, is a credit beyond doubt.
pub fn is_plain_agency(name: &str) -> bool {
    is_agency(name) && !DOUBTFUL.contains(&name)
}

/// Agencies whose names begin like that, whatever its case; at most three, and none
/// for less than two letters.
pub fn beginning(start: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = Vec::new();
    for name in AGENCIES {
        let begins = name.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
        let is_new = !found.iter().any(|it| it.eq_ignore_ascii_case(name));
        if begins && is_new && start.len() > 1 && found.len() < 3 {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_beginning() {
        assert_eq!(beginning("reut"), ["Reuters"]);
        assert_eq!(beginning("associated"), ["Associated Press"]);
        assert!(beginning("R").is_empty() && beginning("").is_empty() && beginning("é").is_empty());
    }

    #[test]
    fn no_agency_is_listed_twice() {
        for (at, name) in AGENCIES.iter().enumerate() {
            assert!(!AGENCIES[..at].contains(name), "{name}");
        }
        assert!(DOUBTFUL.iter().all(|name| is_agency(name)));
    }

    #[test]
    fn case_counts() {
        assert!(is_agency("AP") && is_agency("dpa") && is_agency("Reuters"));
        assert!(!is_agency("ap") && !is_agency("reuter"));
        assert!(is_agency("Online") && !is_plain_agency("Online"));
    }
}
