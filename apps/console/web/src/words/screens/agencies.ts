export const agencies = {
  id: { table: 'Lembaga dan keadaannya' },
  en: { table: 'Agencies and their state' },
};
