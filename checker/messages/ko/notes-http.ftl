# 밖에서 연 페이지에 대한 말.

seen-pages = { $times ->
        [1] { $url } 응답을 받았습니다
       *[other] { $url } 응답을 { $times }번 모두 받았습니다
    }
seen-version = { $url } 응답: { $detail }
seen-pages-of-instances = { $url } 응답을 { $times }번 모두 받았고, 인스턴스 { $instances }개가 답했습니다
seen-cookie-kept = { $url }: 방문자가 { $cookie } 쿠키를 받고 다시 가져갑니다
seen-nothing-promised = 고정 세션이 꺼져 있어 쿠키가 오지 않아도 됩니다: { $paths }
cookies-none = 쿠키 없음
why-nowhere-to-ask = { $resource }: 애플리케이션에 요청을 보낼 공개된 이름이나 주소가 없습니다
why-page-not-got = 여기에서는 { $url } 응답을 받지 못했습니다({ $detail })
why-page-elsewhere = { $url } 요청이 다른 호스트로 가서 따라가지 않았습니다: { $detail }
why-cookie-of-application = { $url }: 로드 밸런서는 애플리케이션의 쿠키를 따르는데, 여기에서 애플리케이션이 준 쿠키가 없습니다
why-cookie-at-edge = { $url }: 배포를 거치며 로드 밸런서의 쿠키가 오지 않습니다. 배포가 지웠을 수 있습니다
why-cookie-not-kept = { $url }: { $detail } 쿠키를 주었지만 여기의 방문자가 다시 가져가지 않았습니다
seen-page-by-edge = { $url } 페이지가 배포를 거쳐, 방문자마다 새로 만들어져 옵니다
seen-file-kept = { $url } 파일을 엣지가 보관해 두었다가 줍니다
seen-no-such-file = { $url } 파일은 이 애플리케이션에 없습니다. 무엇을 보관하는지는 구성으로 판단합니다
why-file-never-kept = { $url }: 엣지가 보관해 둔 것을 준 적이 없습니다({ $detail }). 엣지의 보관소가 여럿이면 우연일 수 있습니다
seen-name-proxied = { $name } 이름은 다른 곳으로 이어지지만 그곳에서 애플리케이션이 답합니다: { $path }
seen-listening = { $url }: 서버가 연결을 받고 인증서를 보여 줍니다. 인증서는 이 주소가 아니라 이름의 것입니다
