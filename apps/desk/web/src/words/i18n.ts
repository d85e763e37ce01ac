import { beginWords } from '@sinergi/web';
import { deskWords } from './desk-words';

beginWords(deskWords);
