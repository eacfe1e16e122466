//! What came of a probe: names that were walked, connections that were made, pages that were asked for.
//!
//! The members are this program's own, in `snake_case`; transcripts are bounded by whoever makes them.

crate::shapes::shape! { named "snake_case";
    /// A name to follow.
    DnsInput {
        name: Option<String> = Host,
        r#type: Option<String> = Word,
        resolvers: Vec<String> = Address,
        roots: Vec<String> = Address,
    }
    /// A port to knock at.
    TcpInput { host: Option<String> = Host, port: Option<i32> }
    /// A server to greet, under the name that its certificate has to show.
    TlsInput {
        host: Option<String> = Host,
        port: Option<i32>,
        server_name: Option<String> = Host,
        address: Option<String> = Address,
    }
    /// A page to ask for, so many times: by one visitor who keeps cookies, or by another one each time; at the server that
    /// its address leads to, or at one that is named.
    HttpInput {
        url: Option<String> = Url,
        method: Option<String> = Word,
        form: Option<String> = Text,
        server: Option<String> = Host,
        times: Option<i32>,
        cookies: Option<bool>,
    }
    /// A way to go through an application that begins at a page. One through two instances has the page of the other one
    /// too, and the mark of an order from before a restart, if there was one.
    JourneyInput {
        url: Option<String> = Url,
        journey: Option<String> = Word,
        other: Option<String> = Url,
        before: Option<String> = Word,
    }

    /// What a repository is looked through for.
    RepositoryInput { look: Option<String> = Word }

    /// A name, followed from the root to its servers and asked of resolvers.
    Dns {
        walk: Vec<DnsAnswer>,
        zones: Vec<DnsZone>,
        resolvers: Vec<DnsAnswer>,
        cut: Option<String> = Code,
    }
    /// A zone that the walk was sent to, with the name servers that the zone above names, and how far signatures hold.
    DnsZone {
        zone: Option<String> = Host,
        above: Option<String> = Host,
        servers: Vec<String> = Host,
        signed: Option<String> = Word,
        problem: Option<String> = Code,
    }
    /// The answer of one server: what it was asked for, and what kind of answer that is for a walk.
    DnsAnswer {
        purpose: Option<String> = Word,
        outcome: Option<String> = Word,
        server: Option<String> = Host,
        address: Option<String> = Address,
        zone: Option<String> = Host,
        transport: Option<String> = Word,
        name: Option<String> = Host,
        r#type: Option<String> = Word,
        checking_disabled: Option<bool>,
        rcode: Option<String> = Word,
        authoritative: Option<bool>,
        truncated: Option<bool>,
        authenticated: Option<bool>,
        answer: Vec<DnsRecord>,
        authority: Vec<DnsRecord>,
        additional: Vec<DnsRecord>,
        milliseconds: Option<i64>,
        error: Option<String> = Code,
    }
    /// A record of an answer.
    DnsRecord {
        name: Option<String> = Host,
        r#type: Option<String> = Word,
        ttl: Option<i64>,
        value: Option<String> = Record,
    }

    /// A port that was knocked at.
    Tcp {
        address: Option<String> = Address,
        open: Option<bool>,
        milliseconds: Option<i64>,
        error: Option<String> = Code,
    }

    /// A connection that was made and greeted.
    Tls {
        address: Option<String> = Address,
        protocol: Option<String> = Word,
        cipher: Option<String> = Word,
        alpn: Option<String> = Word,
        verified: Option<bool>,
        problem: Option<String> = Code,
        chain: Vec<TlsCertificate>,
        milliseconds: Option<i64>,
    }
    /// A certificate of the chain, the server's own first.
    TlsCertificate {
        subject: Option<String> = Text,
        issuer: Option<String> = Text,
        names: Vec<String> = Host,
        not_before: Option<String> = Word,
        not_after: Option<String> = Word,
        key: Option<String> = Word,
        sha256: Option<String> = Digest,
    }

    /// A page that was asked for, each time by itself.
    Http { visits: Vec<HttpVisit> }
    /// A page that was asked for once, with every redirect on the way: what came in the end, in a word, the digest of its
    /// body, and how its text begins.
    HttpVisit {
        hops: Vec<HttpHop>,
        outcome: Option<String> = Word,
        sha256: Option<String> = Digest,
        text: Option<String> = Text,
    }
    /// One request and its answer.
    HttpHop {
        method: Option<String> = Word,
        scheme: Option<String> = Word,
        host: Option<String> = Host,
        port: Option<i32>,
        path: Option<String> = Path,
        address: Option<String> = Address,
        status: Option<i32>,
        version: Option<String> = Word,
        headers: Vec<HttpHeader>,
        cookies_sent: Vec<String> = HttpName,
        bytes: Option<i64>,
        milliseconds: Option<i64>,
        error: Option<String> = Code,
    }
    /// A header of an answer.
    HttpHeader { name: Option<String> = HttpName, value: Option<String> = HeaderValue }

    /// A way through an application, step by step, and what marks its test data.
    Journey { steps: Vec<JourneyStep>, mark: Option<String> = Word }
    /// One step: what was wanted, the requests it took, and what came of it.
    JourneyStep {
        step: Option<String> = Word,
        hops: Vec<HttpHop>,
        outcome: Option<String> = Word,
        found: Vec<String> = Text,
    }

    /// A repository that was looked through: files that were read, others that were not, and why it is not all of it.
    Repository {
        files: Option<i64>,
        passed_over: Option<i64>,
        secrets: Vec<RepositorySecret>,
        cut: Option<String> = Code,
    }
    /// A secret in a repository: where it stands and of what kind it is, never what it says.
    RepositorySecret { path: Option<String> = Path, line: Option<i64>, kind: Option<String> = Word }
}
