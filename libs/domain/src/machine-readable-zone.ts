const WEIGHTS = [7, 3, 1];
const LINE = 44;

/** What a passport's zone carries. Dates are ISO 8601. */
export interface PassportZone {
  issuingState: string;
  surname: string;
  givenNames: string;
  number: string;
  nationality: string;
  birthDate: string;
  sex: 'F' | 'M' | 'X';
  expiry: string;
}

/** The machine-readable zone of a passport: two lines of 44 characters, joined by a line feed. Source: ICAO Doc 9303, part 4 (TD3). */
export function passportZone(passport: PassportZone): string {
  const { issuingState, surname, givenNames, number, nationality, birthDate, sex, expiry } = passport;
  const names = `${filled(surname)}<<${filled(givenNames)}`;
  const first = `P<${pad(issuingState, 3)}${names}`;
  const document = withDigit(pad(number, 9));
  const birth = withDigit(shortDate(birthDate));
  const until = withDigit(shortDate(expiry));
  const optional = `${pad('', 14)}<`;
  const composite = checkDigit(`${document}${birth}${until}${optional}`);
  return `${pad(first, LINE)}\n${document}${pad(nationality, 3)}${birth}${sex === 'X' ? '<' : sex}${until}${optional}${composite}`;
}

/** Weights 7, 3, 1, modulus 10; digits count as themselves, letters from 10, the filler as 0. Source: ICAO Doc 9303, part 3, 4.9. */
export function checkDigit(text: string): string {
  const sum = [...text].reduce((total, character, i) => total + characterValue(character) * WEIGHTS[i % 3]!, 0);
  return String(sum % 10);
}

function characterValue(character: string): number {
  if (character === '<') return 0;
  const code = character.charCodeAt(0);
  return code <= 57 ? code - 48 : code - 55;
}

const withDigit = (text: string): string => `${text}${checkDigit(text)}`;
const shortDate = (date: string): string => date.slice(2).replaceAll('-', '');
const pad = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<');
const filled = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z]+/g, '<');
