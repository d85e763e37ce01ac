const WEIGHTS = [7, 3, 1];
const LINE_LENGTH = 44;
const NUMBER_LENGTH = 9;

/** The content of a passport's machine-readable zone. Dates are ISO 8601 (YYYY-MM-DD). */
export interface PassportZone {
  /** three letters, such as UTO, the specimen state of ICAO Doc 9303 */
  issuingState: string;
  surname: string;
  givenNames: string;
  /** letters and digits, at most 9 */
  number: string;
  nationality: string;
  birthDate: string;
  sex: 'F' | 'M' | 'X';
  expiry: string;
}

/**
 * Returns the machine-readable zone of a passport: two lines of 44 characters, joined by a line
 * feed. Source: ICAO Doc 9303, part 4, 4.2 (TD3). Its optional field stays empty. Names beyond the
 * line are cut.
 *
 * @throws RangeError for a document number of more than 9 characters
 */
export function passportZone(passport: PassportZone): string {
  const { issuingState, surname, givenNames, number, nationality, birthDate, sex, expiry } =
    passport;
  if (number.length > NUMBER_LENGTH)
    throw new RangeError(
      `Expected a document number of at most 9 characters, got ${number.length}`,
    );
  const first = `P<${pad(issuingState, 3)}${withFillers(surname)}<<${withFillers(givenNames)}`;
  const document = withDigit(pad(number, NUMBER_LENGTH));
  const birth = withDigit(shortDate(birthDate));
  const until = withDigit(shortDate(expiry));
  const optional = withDigit(pad('', 14));
  const composite = checkDigit(`${document}${birth}${until}${optional}`);
  const person = `${pad(nationality, 3)}${birth}${sex === 'X' ? '<' : sex}`;
  return `${pad(first, LINE_LENGTH)}\n${document}${person}${until}${optional}${composite}`;
}

/**
 * Returns the check digit: weights 7, 3, 1, modulus 10; digits count as themselves, letters from
 * 10, the filler as 0. Source: ICAO Doc 9303, part 3, 4.9.
 */
export function checkDigit(text: string): string {
  const sum = [...text].reduce(
    (total, character, at) => total + digitValue(character) * WEIGHTS[at % 3]!,
    0,
  );
  return String(sum % 10);
}

function digitValue(character: string): number {
  return character === '<' ? 0 : Number.parseInt(character, 36);
}

function withDigit(text: string): string {
  return `${text}${checkDigit(text)}`;
}

function shortDate(date: string): string {
  return date.slice(2, 10).replaceAll('-', '');
}

function pad(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<');
}

function withFillers(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z]+/g, '<');
}
