package io.throughline.desk;

/** What a person may do at the desk (D60): seeing, preparing and approving are rights of their own, and so is giving a deal up. */
public enum Right {
    VIEW,
    PREPARE,
    APPROVE,
    DISMISS
}
