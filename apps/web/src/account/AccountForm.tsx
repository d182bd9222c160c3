export const AccountForm = () => null;
