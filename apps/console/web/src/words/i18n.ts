import { beginWords } from '@sinergi/web';
import { english } from './english';
import { indonesian } from './indonesian';
import { screenWords } from './screen-words';

beginWords({
  id: { ...indonesian, ...screenWords('id') },
  en: { ...english, ...screenWords('en') },
});
