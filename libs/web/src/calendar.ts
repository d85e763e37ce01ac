export { CalendarField } from './widgets/calendar-field';
