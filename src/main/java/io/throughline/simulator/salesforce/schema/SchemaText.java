package io.throughline.simulator.salesforce.schema;

/**
 * The org's objects, one block each: the object with its id prefix, then one field a line as {@code Name
 * type(length|object) marks}, then child relationships as {@code < Relationship Object.Field}.
 */
final class SchemaText {

    static final String AUDIT = """
            CreatedDate datetime readonly
            CreatedById reference(User) readonly
            LastModifiedDate datetime readonly
            LastModifiedById reference(User) readonly
            SystemModstamp datetime readonly""";

    static final String SALES = """
            Account 001
            Name string(255) required
            AccountNumber string(40)
            Type picklist(255)
            Industry picklist(255)
            ParentId reference(Account)
            OwnerId reference(User)
            BillingStreet textarea(255)
            BillingCity string(40)
            BillingState string(80)
            BillingStateCode string(10)
            BillingPostalCode string(20)
            BillingCountry string(80)
            BillingCountryCode picklist(10)
            Phone phone(40)
            Website url(255)
            Description textarea(32000)
            CurrencyIsoCode picklist(3)
            Tax_Number__c string(40)
            Tax_Number_Valid_Until__c date
            Tax_Number_Checked_At__c datetime
            Exemption_Certificate_Until__c date
            PO_Required__c boolean
            MasterRecordId reference(Account) readonly
            ERP_Customer_Id__c string(40) external
            Billing_Status__c string(80)
            Invoiced_Amount__c currency
            Paid_Amount__c currency
            Open_Amount__c currency
            External_Key__c string(80) external unique
            Legacy_Id__c string(40) external
            < Opportunities Opportunity.AccountId
            < Contacts Contact.AccountId
            < ChildAccounts Account.ParentId

            Contact 003
            AccountId reference(Account)
            OwnerId reference(User)
            FirstName string(40)
            LastName string(80) required
            Name string(121) readonly
            Title string(128)
            Email email(80)
            Phone phone(40)
            CurrencyIsoCode picklist(3)
            External_Key__c string(80) external unique
            < OpportunityContactRoles OpportunityContactRole.ContactId

            Opportunity 006
            Name string(120) required
            AccountId reference(Account)
            OwnerId reference(User)
            StageName picklist(255) required restricted
            IsWon boolean readonly
            IsClosed boolean readonly
            Probability percent
            ForecastCategory picklist(40) readonly
            ForecastCategoryName picklist(40)
            Amount currency
            CloseDate date required
            CurrencyIsoCode picklist(3)
            Type picklist(255)
            LeadSource picklist(255)
            NextStep string(255)
            Description textarea(32000)
            Pricebook2Id reference(Pricebook2)
            HasOpportunityLineItem boolean readonly
            LastStageChangeDate datetime readonly
            Region__c string(10)
            Legal_Entity__c string(10)
            Service_Line__c picklist(40)
            Billing_Method__c picklist(40)
            Contract_Number__c string(40)
            Contract_Signed_Date__c date
            Project_Start_Date__c date
            Project_End_Date__c date
            PO_Number__c string(40)
            Payment_Terms__c string(40)
            Revenue_Recognition__c picklist(40)
            Bill_To_Account__c reference(Account)
            Project_Template__c string(80)
            ERP_Customer_Id__c string(40)
            ERP_Project_Id__c string(40) external
            PSA_Project_Id__c string(40) external
            PSA_Project_Url__c url(255)
            Project_Code__c string(40) external unique
            Project_Status__c picklist(80)
            Billing_Status__c string(80)
            Last_Invoice__c string(40)
            Invoiced_Amount__c currency
            Paid_Amount__c currency
            Open_Amount__c currency
            External_Key__c string(80) external unique
            < OpportunityLineItems OpportunityLineItem.OpportunityId
            < OpportunityContactRoles OpportunityContactRole.OpportunityId

            OpportunityContactRole 00K
            OpportunityId reference(Opportunity) required createonly
            ContactId reference(Contact) required
            Role picklist(40)
            IsPrimary boolean
            CurrencyIsoCode picklist(3) readonly

            User 005
            Username string(80) required
            FirstName string(40)
            LastName string(80) required
            Name string(121) readonly
            Email email(128)
            IsActive boolean
            TimeZoneSidKey picklist(40)
            """;

    static final String PRODUCTS = """
            Product2 01t
            Name string(255) required
            ProductCode string(255)
            Family picklist(255)
            Description textarea(4000)
            IsActive boolean
            CurrencyIsoCode picklist(3)

            Pricebook2 01s
            Name string(255) required
            IsActive boolean
            IsStandard boolean readonly

            PricebookEntry 01u
            Pricebook2Id reference(Pricebook2) required createonly
            Product2Id reference(Product2) required createonly
            UnitPrice currency required
            CurrencyIsoCode picklist(3) createonly
            IsActive boolean
            UseStandardPrice boolean

            OpportunityLineItem 00k
            OpportunityId reference(Opportunity) required createonly
            PricebookEntryId reference(PricebookEntry) createonly
            Product2Id reference(Product2) createonly
            ProductCode string(255) readonly
            Name string(376) readonly
            Quantity double required
            UnitPrice currency
            ListPrice currency readonly
            TotalPrice currency
            Discount percent
            ServiceDate date
            SortOrder int
            Description string(255)
            CurrencyIsoCode picklist(3) readonly
            Role__c picklist(40)
            External_Key__c string(80) external unique
            """;

    private SchemaText() {}
}
