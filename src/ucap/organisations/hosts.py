"""Names of hosts: whose website it is, whose mail."""

import re
from urllib.parse import urlsplit

LONGEST = 120
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")

# Everybody can have an address there, so it says nothing about where somebody works.
MAIL_PROVIDERS = """
    126.com 139.com 163.com 189.cn 21cn.com aliyun.com aol.com arcor.de bluewin.ch duck.com fastmail.com foxmail.com free.fr
    freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.es gmx.fr gmx.it gmx.net googlemail.com hey.com hotmail.com hotmail.co.uk
    hotmail.de hotmail.es hotmail.fr hotmail.it icloud.com inbox.ru laposte.net libero.it list.ru live.com live.cn live.co.uk
    live.fr live.it mac.com mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com orange.fr outlook.com outlook.de
    outlook.es outlook.fr outlook.it posteo.de posteo.net proton.me protonmail.com protonmail.ch qq.com rambler.ru rediffmail.com
    rocketmail.com sfr.fr sina.cn sina.com sohu.com t-online.de telefonica.net terra.es tiscali.it tom.com tuta.com tutanota.com
    virgilio.it vip.163.com vip.qq.com vip.sina.com wanadoo.fr web.de wo.cn yahoo.com yahoo.co.uk yahoo.de yahoo.es yahoo.fr
    yahoo.it yandex.com yandex.ru yeah.net ymail.com zoho.com
    10minutemail.com guerrillamail.com mailinator.com maildrop.cc sharklasers.com temp-mail.org trashmail.com yopmail.com
"""
PUBLIC_MAIL = frozenset(MAIL_PROVIDERS.split())
# Many houses have a page there, so the same host does not mean the same house.
MANY_HOUSES = """
    baike.baidu.com blogspot.com facebook.com github.com github.io gitee.com gitlab.io google.com instagram.com linkedin.com
    linktr.ee medium.com mp.weixin.qq.com notion.site sites.google.com t.me twitter.com weebly.com weibo.com wikipedia.org
    wixsite.com wordpress.com x.com xing.com youtube.com zhihu.com
"""
SHARED_SITES = frozenset(MANY_HOUSES.split())


def host_of(address: str) -> str:
    """The host of a website by which its house is known, without "www."; "" where many houses share it, or there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    host = domain_name(host.removeprefix("www.")) or ""
    return "" if _below(host, SHARED_SITES) else host


def mail_domain(email: str) -> str:
    """The domain of an e-mail address; "" where it has none."""
    return domain_name(email.rpartition("@")[2]) or "" if "@" in email else ""


def domain_name(text: str) -> str | None:
    """The domain as DNS writes it (lower case, other scripts as "xn--…"); None for what is no domain."""
    try:
        ascii_form = text.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except (UnicodeError, ValueError):
        return None
    labels = ascii_form.split(".")
    fits = len(ascii_form) <= LONGEST and len(labels) > 1 and not labels[-1].isdecimal()
    return ascii_form if fits and all(LABEL.fullmatch(label) for label in labels) else None


def is_public_mail(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return _below(domain, PUBLIC_MAIL)


def _below(host: str, known: frozenset[str]) -> bool:
    """Whether it is one of these or lies below one."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in known for start in range(len(labels)))
