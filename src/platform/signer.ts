import type { Signer } from '../app/ports.js';
import { hexOfBytes, signedBytes } from './bytes.js';

/** The character set is always named: by default the platform hashes every character beyond ASCII as `?`. */
export function appsScriptSigner(): Signer {
  const utf8 = Utilities.Charset.UTF_8;
  return {
    nowSeconds: Math.floor(Date.now() / 1000),
    sha256Hex: (text) => hexOfBytes(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, utf8)),
    hmacSha256: (text, key) => {
      if (typeof key === 'string') return Utilities.computeHmacSha256Signature(text, key, utf8);
      return Utilities.computeHmacSha256Signature(Utilities.newBlob(text).getBytes(), signedBytes(key));
    },
    rs256: (text, pem) => unpadded(Utilities.base64EncodeWebSafe(Utilities.computeRsaSha256Signature(text, pem, utf8))),
    base64Url: (text) => unpadded(Utilities.base64EncodeWebSafe(text, utf8)),
    base64: (text) => Utilities.base64Encode(text, utf8),
    hex: hexOfBytes,
  };
}

function unpadded(base64: string): string {
  return base64.replace(/=+$/, '');
}
