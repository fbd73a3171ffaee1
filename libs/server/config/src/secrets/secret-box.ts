import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** What GCM was made for, and its full tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK = 'sealed:v1:';

/** A sealed text cannot be opened with this key: it was sealed with another one, or was damaged. */
export class UnreadableSecret extends Error {
  override readonly name = 'UnreadableSecret';
}

/** Encrypts short secrets for the database (AES-256-GCM, a fresh nonce each); the key lies outside of it. */
export class SecretBox {
  private readonly keyId: string;

  private constructor(private readonly key: Buffer) {
    this.keyId = createHash('sha256').update('assay secret key\n').update(key).digest('hex').slice(0, 12);
  }

  /** Throws `RangeError` for anything but 32 bytes. */
  static of(key: Buffer): SecretBox {
    if (key.length !== KEY_BYTES) throw new RangeError(`A secret key has ${KEY_BYTES} bytes, not ${key.length}.`);
    return new SecretBox(Buffer.from(key));
  }

  /** One whose key nobody else has and that ends with the process. */
  static fleeting(): SecretBox {
    return new SecretBox(randomBytes(KEY_BYTES));
  }

  /** Whether a stored text was sealed, with whatever key. */
  static isSealed(stored: string): boolean {
    return stored.startsWith(MARK);
  }

  seal(plain: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce, { authTagLength: TAG_BYTES });
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${MARK}${this.keyId}:${nonce.toString('base64url')}:${body.toString('base64url')}`;
  }

  /** The plain text. Throws `UnreadableSecret`; the message never holds any of the secret. */
  open(sealed: string): string {
    const [keyId, nonceText, bodyText, ...rest] = sealed.slice(MARK.length).split(':');
    const isWhole =
      SecretBox.isSealed(sealed) && nonceText !== undefined && bodyText !== undefined && rest.length === 0;
    if (!isWhole) throw new UnreadableSecret('It was not stored by this program.');
    if (keyId !== this.keyId) throw new UnreadableSecret('It was encrypted with another secret key.');
    return this.decrypt(Buffer.from(nonceText, 'base64url'), Buffer.from(bodyText, 'base64url'));
  }

  private decrypt(nonce: Buffer, body: Buffer): string {
    try {
      const decipher = createDecipheriv(CIPHER, this.key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new UnreadableSecret('It was damaged.', { cause: error });
    }
  }
}
