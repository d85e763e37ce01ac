export const tables = {
  id: { sort: ', urutkan' },
  en: { sort: ', sort' },
};
