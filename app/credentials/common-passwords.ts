/**
 * About two hundred of the most common passwords of eight characters and more, in lower case.
 * Not a dictionary: enough to stop what everybody tries first. A tenant adds its own words.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password password1 password12 password123 password1234 password12345 password123456 password!
  password1! password@1 password@123 passw0rd passw0rd! passw0rd1 p@ssword p@ssword1 p@ssw0rd
  p@ssw0rd1 p@ssw0rd123 p@$$w0rd pa$$word pa$$w0rd mypassword passwordpassword passphrase
  12345678 123456789 1234567890 12345678910 123456789012345 1234567891 0123456789 0987654321
  87654321 987654321 9876543210 11111111 111111111 1111111111 00000000 000000000 0000000000
  22222222 33333333 55555555 66666666 77777777 88888888 99999999 12341234 123412341234 12121212
  123123123 123321123 123456123 12344321 1234554321 11223344 1122334455 112233445566 1q2w3e4r
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qaz@wsx 1qaz!qaz 2wsx3edc q1w2e3r4
  q1w2e3r4t5 q1w2e3r4t5y6 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345
  qwerty123456 qwerty123! qwer1234 qwerqwer qweqweqwe qweasdzxc qweasd123 qwe123qwe 123qweasd
  123qwe123 123qwe123qwe qazwsxedc qazwsx123 asdfghjk asdfghjkl asdf1234 asdfasdf asdasdasd
  asd123asd zxcvbnm1 zxcvbnm123 zxcvzxcv zaq12wsx zaq1zaq1 !qaz2wsx !qaz@wsx abcdefgh abcdefghi
  abcdefg1 abcdefg123 abcd1234 abcd12345 abc12345 abc123456 abc123abc abcabc123 a1234567
  a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aaaaaaaa aaa111222 1a2b3c4d
  1234abcd 12345abc 123456ab 123456abc 123456aa 12345qwert 1234qwer 12qwaszx iloveyou iloveyou1
  iloveyou2 iloveyou! iloveyou123 letmein1 letmein123 letmein! welcome1 welcome12 welcome123
  welcome1! welcome@123 sunshine sunshine1 princess princess1 football football1 baseball
  baseball1 basketball superman superman1 batman123 spiderman pokemon123 starwars starwars1
  trustno1 whatever whatever1 computer computer1 internet internet1 michelle michael1 jennifer
  jordan23 charlie1 jessica1 alexander samantha victoria veronica nicholas benjamin elizabeth
  danielle stephanie patricia liverpool liverpool1 chelsea1 arsenal1 barcelona manchester
  butterfly chocolate strawberry elephant mountain dolphin1 midnight december november september
  changeme changeme1 changeme123 changeme! default1 administrator admin123 admin1234 admin12345
  admin123456 admin@123 adminadmin root1234 rootroot guest123 user1234 test1234 test12345
  test123456 testtest testing123 temp1234 secret123 secret1234 access14 master123 monkey123
  dragon123 shadow123 killer123 hello123 hello1234 hellohello summer2023 summer2024 summer2025
  winter2023 winter2024 winter2025 spring2024 autumn2024 p455w0rd correcthorsebatterystaple
  maverick mercedes corvette hardcore scorpion metallica slipknot blink182 startrek godzilla
  `
    .trim()
    .split(/\s+/),
);
