/** The beginning of MySQL's protocol, as a server speaks that cannot do TLS. */

/** Three bytes of length, a number, the content. */
export function mysqlPacket(number: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(content.length, 0, 3);
  head[3] = number;
  return Buffer.concat([head, content]);
}

/** Version 10: the server's name, a thread, what it can, and a challenge in two parts. */
export const mysqlGreeting = Buffer.concat([
  Buffer.from([10]),
  Buffer.from('5.7.0\0'),
  Buffer.alloc(4, 1),
  Buffer.from('12345678\0'),
  // Everything but TLS.
  Buffer.from([0xff, 0xf7, 33, 2, 0, 0x0f, 0x80, 21]),
  Buffer.alloc(10),
  Buffer.from('123456789012\0'),
  Buffer.from('mysql_native_password\0'),
]);
