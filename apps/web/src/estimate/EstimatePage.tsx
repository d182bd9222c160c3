export const EstimatePage = () => null;
