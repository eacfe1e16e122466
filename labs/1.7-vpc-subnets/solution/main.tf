# One state for the whole chapter: apply this file first, then put the next lab's in its place and apply again.
# Costs nothing.
#
#   mkdir -p course-tf && cp labs/1.7-vpc-subnets/solution/main.tf course-tf/
#   terraform -chdir=course-tf init && terraform -chdir=course-tf apply
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type        = string
  default     = "ap-northeast-2"
  description = "The Region in which everything is built."
}

variable "zone_a" {
  type        = string
  default     = ""
  description = "Zone of the -a subnets (default is the first one of the Region)."
}

variable "zone_c" {
  type        = string
  default     = ""
  description = "Zone of the -c subnets (default is the third one, or the last where a Region has fewer)."
}

data "aws_availability_zones" "here" {
  state = "available"

  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }
}

locals {
  zones  = data.aws_availability_zones.here.names
  zone_a = var.zone_a != "" ? var.zone_a : local.zones[0]
  zone_c = var.zone_c != "" ? var.zone_c : local.zones[min(2, length(local.zones) - 1)]
}

# Lab 1.7: the network and its four subnets.
resource "aws_vpc" "course" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { course = "aws-networking", Name = "course-vpc" }
}

resource "aws_subnet" "public_a" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = local.zone_a
  tags              = { course = "aws-networking", Name = "public-a" }
}

resource "aws_subnet" "public_c" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = local.zone_c
  tags              = { course = "aws-networking", Name = "public-c" }
}

resource "aws_subnet" "private_a" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.10.0/24"
  availability_zone = local.zone_a
  tags              = { course = "aws-networking", Name = "private-a" }
}

resource "aws_subnet" "private_c" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = local.zone_c
  tags              = { course = "aws-networking", Name = "private-c" }
}

output "vpc_id" {
  value = aws_vpc.course.id
}
