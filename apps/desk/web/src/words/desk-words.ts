import { FLOW_TITLES, type Language } from '@sinergi/web';
import { alert } from './alert';
import { fields } from './fields';
import { files } from './files';
import { frame } from './frame';
import { inbox } from './inbox';
import { map } from './map';
import { person } from './person';
import { problems } from './problems';
import { request } from './request';
import { seals } from './seals';
import { steps } from './steps';
import { team } from './team';
import { teamFields } from './team-fields';
import { teamValues } from './team-values';
import { values } from './values';

const wordsIn = (language: Language) => ({
  ...frame[language],
  field: { ...teamFields[language], ...fields[language].field },
  help: fields[language].help,
  inbox: inbox[language],
  alert: alert[language],
  request: request[language],
  person: person[language],
  seal: seals[language],
  files: files[language],
  map: map[language],
  team: team[language],
  problems: problems[language],
  step: steps[language],
  value: { ...teamValues[language], ...values[language] },
  flow: FLOW_TITLES[language],
});

/** All words of the desk, in both languages. A new page adds a file beside these, and a line. */
export const deskWords = { id: wordsIn('id'), en: wordsIn('en') };
