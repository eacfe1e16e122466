# Handshakes over TLS: what is shown to whoever connects.

TLS_CERTIFICATE_EXPIRED = { $name }: whoever connects is shown a certificate that has expired
    .title = expired certificate shown
    .question = Which certificate is shown to a browser at this name, and until when is it valid?
    .expected = a certificate that is valid now
    .found = until { $found } ({ $address })
    .explain =
        Browsers refuse a certificate after its last day, however right everything else is. A certificate that was imported, or lies on a host of its own, is renewed by whoever put it there and not by ACM.

        - Browser: the padlock or the warning → certificate → validity.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -dates`

TLS_CERTIFICATE_FOR_OTHERS = { $name }: whoever connects is shown a certificate for other names
    .title = certificate for other names shown
    .question = Which names stand in the certificate that a browser is shown here, and is this one among them?
    .expected = a certificate for { $name }
    .found = { $found } ({ $address })
    .explain =
        A certificate is for the names that stand in it, and a wildcard stands for exactly one label. A server that has none for the name shows another one, and so does the wrong server, where the name leads to it.

        - Browser: the warning → certificate → subject alternative names.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -ext subjectAltName`

TLS_CHAIN_INCOMPLETE = { $name }: the server does not send the intermediate certificates that vouch for its own
    .title = incomplete chain
    .question = Which certificates does the server send beside its own, and do they lead up to an authority that clients know?
    .expected = the server's certificate with those of its issuers
    .found = nothing above { $found } ({ $address })
    .explain =
        A client knows some authorities, and a server sends the certificates between its own and one of them. Some browsers fetch or remember what is left out, but programs, phones and CloudFront do not, so it works for some people only.

        - Console: Certificate Manager → the certificate; an imported one has its certificate chain as a field of its own.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME -showcerts </dev/null`

TLS_NOT_SPOKEN = { $name }: port 443 answers without TLS
    .title = plain HTTP on port 443
    .question = Which protocol does the listener of port 443 have, and what do its targets speak?
    .expected = TLS
    .found = { $found } ({ $address })
    .explain =
        A browser begins with a TLS handshake on port 443, and a server that answers in plain HTTP is not understood. A listener of the protocol HTTP or TCP adds no TLS. Where a network load balancer passes TCP on, the targets have to speak TLS themselves.

        - Console: EC2 → Load balancers → Listeners and rules → Protocol:Port.
        - CLI: `curl -v http://NAME:443/`

TLS_TOO_OLD = { $name }: the server speaks only versions of TLS that clients refuse
    .title = only old TLS versions
    .question = Which versions of TLS does the server behind this name allow?
    .expected = TLSv1.2 or TLSv1.3
    .found = { $found } ({ $address })
    .explain =
        Browsers have refused TLS 1.0 and 1.1 since 2020. What a server allows is a setting of its own, and of a listener it is the security policy.

        - Console: EC2 → Load balancers → the listener → Security policy.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME -tls1_2 </dev/null`

TLS_AUTHORITY_UNKNOWN = { $name }: nobody whom clients know vouches for the certificate
    .title = certificate of an unknown authority
    .question = Who issued the certificate that is shown here, and do browsers know that authority?
    .expected = a certificate of a public authority
    .found = issued by { $found } ({ $address })
    .explain =
        Anybody can make a certificate, and clients believe only those that a known authority has issued. A certificate that vouches for itself encrypts, but proves to nobody whose server it is.

        - Browser: the warning → certificate → issuer.
        - CLI: `openssl s_client -connect NAME:443 -servername NAME </dev/null | openssl x509 -noout -issuer`
