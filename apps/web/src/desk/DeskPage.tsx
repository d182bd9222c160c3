export const DeskPage = () => null;
