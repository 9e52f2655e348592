"""A passkey as a browser makes one."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)


def passkey(number: int) -> dict[str, Any]:
    """What django-allauth keeps of a passkey; another one for each number."""
    name = number.to_bytes(16, "big")
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    attested = AttestedCredentialData.create(Aaguid.NONE, name, key)
    made = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, attested), {})
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
    credential = {
        "id": websafe_encode(name),
        "rawId": websafe_encode(name),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)},
        "clientExtensionResults": {},
    }
    return {"name": "Key", "passwordless": True, "credential": credential}
