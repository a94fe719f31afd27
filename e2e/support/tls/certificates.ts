/**
 * Certificates made in the run: an authority that nobody trusts until told to, and certificates
 * of made-up hosts. What is wrong with one is chosen by whoever wants it wrong.
 */
import { createHash } from 'node:crypto';

// The certificates' library looks for it when it is loaded.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

export type Authority = {
  /** PEM, for `NODE_EXTRA_CA_CERTS` and other lists of trust. */
  certificate: string;
  issue: (hosts: readonly string[], validity?: Validity) => Promise<Certificate>;
};

export type Certificate = {
  /** PEM of the certificate and of its authority's, and of the private key. */
  chain: string;
  key: string;
  /** SHA-256 of its public key, base64: how Chromium is told to accept it. */
  publicKeyHash: string;
};

type Validity = { from?: Date; until?: Date };

export async function newAuthority(): Promise<Authority> {
  const keys = await newKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Authority of this run',
    ...validity({}),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  let serial = 1;
  return {
    certificate: root.toString('pem'),
    issue: async (hosts, wished = {}) => {
      const own = await newKeys();
      const leaf = await x509.X509CertificateGenerator.create({
        serialNumber: (++serial).toString(16).padStart(2, '0'),
        subject: `CN=${hosts[0] ?? 'nobody'}`,
        issuer: root.subject,
        ...validity(wished),
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.SubjectAlternativeNameExtension(
            hosts.map((value) => ({ type: 'dns' as const, value })),
          ),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
        ],
      });
      return {
        chain: `${leaf.toString('pem')}\n${root.toString('pem')}\n`,
        key: pem(await crypto.subtle.exportKey('pkcs8', own.privateKey)),
        publicKeyHash: createHash('sha256')
          .update(Buffer.from(leaf.publicKey.rawData))
          .digest('base64'),
      };
    },
  };
}

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** Browsers accept no certificate of a year and more. */
const validity = ({ from, until }: Validity) => ({
  notBefore: from ?? new Date(Date.now() - DAY_MS),
  notAfter: until ?? new Date(Date.now() + 90 * DAY_MS),
});

const pem = (pkcs8: ArrayBuffer): string =>
  `-----BEGIN PRIVATE KEY-----\n${Buffer.from(pkcs8).toString('base64')}\n-----END PRIVATE KEY-----\n`;
