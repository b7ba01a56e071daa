"""A key without a device: what a browser answers for it, by the standard (WebAuthn)."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "https://testserver"


class SoftKey:
    """`verifies`: whether it asks for a finger or a PIN by itself."""

    def __init__(self, verifies=True, host="testserver", origin=ORIGIN):
        self.id = secrets.token_bytes(16)
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.verifies, self.host, self.origin = verifies, host, origin
        self.holder = b""

    def _data(self, more=b"", attested=0):
        flags = PRESENT | attested | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + bytes(4) + more

    def _client_data(self, does, options):
        said = {"type": does, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, **response):
        coded = {name: websafe_encode(value) for name, value in response.items()}
        own = websafe_encode(self.id)
        return {"id": own, "rawId": own, "type": "public-key", "response": coded}

    def set_up(self, options):
        """The answer to `navigator.credentials.create`."""
        options = options["publicKey"]
        self.holder = websafe_decode(options["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.private.public_key())))
        own = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(own, ATTESTED)}
        answer = self._answer(
            clientDataJSON=self._client_data("webauthn.create", options),
            attestationObject=cbor.encode(made),
        )
        return answer | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def use(self, options):
        """The answer to `navigator.credentials.get`."""
        client_data = self._client_data("webauthn.get", options["publicKey"])
        data = self._data()
        signed = data + hashlib.sha256(client_data).digest()
        return self._answer(
            clientDataJSON=client_data,
            authenticatorData=data,
            signature=self.private.sign(signed, ec.ECDSA(hashes.SHA256())),
            userHandle=self.holder,
        )
